// What Embedded Swift asks of a C library, on bare WebAssembly.
#include <stddef.h>
#include <stdint.h>

extern unsigned char __heap_base;

enum { page = 65536, classes = 32 };

// Blocks of powers of two, each behind sixteen bytes that hold its class; a freed block waits in its class's list.
struct block {
    struct block *next;
};
static struct block *waiting[classes];
static uintptr_t top;

static void *fresh(size_t size) {
    if (top == 0) top = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    uintptr_t start = top, end = start + size, limit = __builtin_wasm_memory_size(0) * (uintptr_t)page;
    if (end < start) return NULL;
    if (end > limit && __builtin_wasm_memory_grow(0, (end - limit + page - 1) / page) == (size_t)-1) return NULL;
    top = end;
    return (void *)start;
}

void *malloc(size_t size) {
    unsigned class = 5;
    while (class < classes && ((size_t)1 << class) < size + 16) class++;
    if (class == classes || size + 16 < size) return NULL;
    unsigned char *start = (unsigned char *)waiting[class];
    if (start) {
        waiting[class] = ((struct block *)(start + 16))->next;
    } else {
        start = fresh((size_t)1 << class);
        if (!start) return NULL;
    }
    *(unsigned *)start = class;
    return start + 16;
}

void free(void *pointer) {
    if (!pointer) return;
    unsigned char *start = (unsigned char *)pointer - 16;
    unsigned class = *(unsigned *)start;
    ((struct block *)pointer)->next = waiting[class];
    waiting[class] = (struct block *)start;
}

// Every block begins at a multiple of sixteen; Swift asks for no more.
int posix_memalign(void **pointer, size_t alignment, size_t size) {
    if (alignment > 16) return 22;
    *pointer = malloc(size);
    return *pointer ? 0 : 12;
}

void *memmove(void *to, const void *from, size_t count) {
    unsigned char *target = to;
    const unsigned char *source = from;
    if (target < source) {
        for (size_t index = 0; index < count; index++) target[index] = source[index];
    } else {
        while (count--) target[count] = source[count];
    }
    return to;
}

void *memcpy(void *restrict to, const void *restrict from, size_t count) { return memmove(to, from, count); }

void *memset(void *to, int value, size_t count) {
    unsigned char *target = to;
    for (size_t index = 0; index < count; index++) target[index] = (unsigned char)value;
    return to;
}

int memcmp(const void *left, const void *right, size_t count) {
    const unsigned char *a = left, *b = right;
    for (size_t index = 0; index < count; index++) {
        if (a[index] != b[index]) return a[index] - b[index];
    }
    return 0;
}

// What the compiler calls to multiply 64-bit numbers where the overflow counts.
__extension__ typedef unsigned __int128 wide;

wide __multi3(wide left, wide right) {
    uint64_t a = (uint64_t)left, b = (uint64_t)right;
    uint64_t a0 = a & 0xffffffff, a1 = a >> 32, b0 = b & 0xffffffff, b1 = b >> 32;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32), other = a0 * b1 + (middle & 0xffffffff);
    uint64_t high = a1 * b1 + (middle >> 32) + (other >> 32);
    high += a * (uint64_t)(right >> 64) + (uint64_t)(left >> 64) * b;
    return (wide)high << 64 | a * b;
}

// Hash seeds: the same every time.
void arc4random_buf(void *to, size_t count) { memset(to, 42, count); }

uintptr_t __stack_chk_guard = 0x5ca1ab1e;
void __stack_chk_fail(void) { __builtin_trap(); }
