/* The kernels by name, for kernel.c alone. */
#ifndef ENT_SYNTAX_KERNEL_KINDS_H
#define ENT_SYNTAX_KERNEL_KINDS_H

#include "syntax/kernel.h"

extern const ent_kernel ent_kernel_plain;
#if defined(__x86_64__)
extern const ent_kernel ent_kernel_sse2, ent_kernel_avx2, ent_kernel_vnni;
#endif

#endif
