#include "CTOML.h"

#include <cstdio>
#include <string_view>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace {

struct Reader {
    void *context;
    void (*take)(void *, CTOMLItem);

    void visit(const toml::node &node, const toml::key *key) const {
        CTOMLItem item = {};
        if (key) {
            item.key = {key->data(), key->length()};
            item.keyLine = key->source().begin.line;
            item.keyColumn = key->source().begin.column;
        }
        item.line = node.source().begin.line;
        item.column = node.source().begin.column;
        if (const toml::table *table = node.as_table()) {
            item.kind = CTOMLTable;
            take(context, item);
            visitAll(*table);
            take(context, end());
        } else if (const toml::array *array = node.as_array()) {
            item.kind = CTOMLArray;
            take(context, item);
            for (const toml::node &element : *array) visit(element, nullptr);
            take(context, end());
        } else if (const auto *string = node.as_string()) {
            item.kind = CTOMLString;
            item.text = {string->get().data(), string->get().size()};
            take(context, item);
        } else {
            item.kind = CTOMLOther;
            take(context, item);
        }
    }

    void visitAll(const toml::table &table) const {
        for (auto entry = table.cbegin(); entry != table.cend(); ++entry) visit(entry->second, &entry->first);
    }

    static CTOMLItem end() {
        CTOMLItem item = {};
        item.kind = CTOMLEnd;
        return item;
    }
};

}  // namespace

int ctoml_read(const char *text, size_t count, void *context, void (*take)(void *, CTOMLItem), CTOMLError *error) {
    const toml::parse_result result = toml::parse(std::string_view(text, count));
    if (!result) {
        const std::string_view words = result.error().description();
        std::snprintf(error->message, sizeof error->message, "%.*s", static_cast<int>(words.size()), words.data());
        error->line = result.error().source().begin.line;
        error->column = result.error().source().begin.column;
        return 0;
    }
    Reader{context, take}.visitAll(result.table());
    return 1;
}
