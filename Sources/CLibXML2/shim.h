#ifndef WIRETEXT_CLIBXML2_SHIM_H
#define WIRETEXT_CLIBXML2_SHIM_H

// libxml2 built with ICU includes ICU's headers, which collide with the copy that Foundation brings along.
// Nothing of ICU shows in the types that are used here but a pointer, so its headers are left out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
