#ifndef WIRETEXT_CZLIB_SHIM_H
#define WIRETEXT_CZLIB_SHIM_H

#include <zlib.h>

#endif
