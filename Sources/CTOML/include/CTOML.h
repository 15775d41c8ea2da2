#ifndef WIRETEXT_CTOML_H
#define WIRETEXT_CTOML_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What stands at one place of a TOML document.
enum CTOMLKind { CTOMLTable, CTOMLArray, CTOMLEnd, CTOMLString, CTOMLOther };

/// Bytes that are valid during the call only.
struct CTOMLText {
    const char *bytes;
    size_t count;
};

struct CTOMLItem {
    enum CTOMLKind kind;
    /// The key in a table; without bytes in an array and for an end.
    struct CTOMLText key;
    /// A string's own text.
    struct CTOMLText text;
    /// Where the key and the value begin, from 1.
    unsigned keyLine, keyColumn, line, column;
};

/// Why a document cannot be read, and where.
struct CTOMLError {
    char message[256];
    unsigned line, column;
};

/// Reads a TOML document with toml++ and hands its items on in order: tables and arrays as a beginning, what they hold,
/// and an end. The document's own table is left out.
///
/// Returns 1 if it was read, else 0 and the reason in `error`.
int ctoml_read(const char *text, size_t count, void *context, void (*take)(void *context, struct CTOMLItem item),
               struct CTOMLError *error);

#ifdef __cplusplus
}
#endif

#endif
