/*
 * Debian's libxml2 can convert rare encodings through ICU, which weighs 31 MB when it is linked statically. wiretext hands
 * libxml2 nothing but UTF-8, so the static program gets these in place of ICU: they say that no converter is known.
 * ICU's own header gives the names their version suffix.
 */
#include <unicode/ucnv.h>

UConverter *ucnv_open(const char *name, UErrorCode *error)
{
    (void)name;
    *error = U_FILE_ACCESS_ERROR;
    return 0;
}

void ucnv_close(UConverter *converter) { (void)converter; }

/* Without a converter nothing below is ever called. */
void ucnv_convertEx(UConverter *to, UConverter *from, char **target, const char *targetEnd, const char **source,
                    const char *sourceEnd, UChar *pivot, UChar **pivotSource, UChar **pivotTarget,
                    const UChar *pivotEnd, UBool reset, UBool flush, UErrorCode *error)
{
    (void)to, (void)from, (void)target, (void)targetEnd, (void)source, (void)sourceEnd, (void)pivot;
    (void)pivotSource, (void)pivotTarget, (void)pivotEnd, (void)reset, (void)flush;
    *error = U_UNSUPPORTED_ERROR;
}

void ucnv_setFromUCallBack(UConverter *converter, UConverterFromUCallback action, const void *context,
                           UConverterFromUCallback *oldAction, const void **oldContext, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)oldAction, (void)oldContext;
    *error = U_UNSUPPORTED_ERROR;
}

void ucnv_setToUCallBack(UConverter *converter, UConverterToUCallback action, const void *context,
                         UConverterToUCallback *oldAction, const void **oldContext, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)oldAction, (void)oldContext;
    *error = U_UNSUPPORTED_ERROR;
}

void UCNV_FROM_U_CALLBACK_STOP(const void *context, UConverterFromUnicodeArgs *args, const UChar *units,
                               int32_t length, UChar32 point, UConverterCallbackReason reason, UErrorCode *error)
{
    (void)context, (void)args, (void)units, (void)length, (void)point, (void)reason, (void)error;
}

void UCNV_TO_U_CALLBACK_STOP(const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
                             UConverterCallbackReason reason, UErrorCode *error)
{
    (void)context, (void)args, (void)units, (void)length, (void)reason, (void)error;
}
