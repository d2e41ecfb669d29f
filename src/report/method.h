/* What a reader must know of how the page came about, the same in every form of it. */
#ifndef ENT_REPORT_METHOD_H
#define ENT_REPORT_METHOD_H

#include <stddef.h>

/* The `i`-th note, a sentence or two of plain ASCII without markup; NULL past the last. */
const char *ent_method_note(size_t i);

#endif
