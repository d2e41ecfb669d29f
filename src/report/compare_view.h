/* Two relationships side by side; shared by the writers. */
#ifndef ENT_REPORT_COMPARE_VIEW_H
#define ENT_REPORT_COMPARE_VIEW_H

#include "report/dossier.h"

typedef struct ent_compare_row {
	const char *label;
	ent_str here, there; /* of the dossier, of the one it is compared with */
} ent_compare_row;

enum { ENT_COMPARE_ROWS = 24 };

/* Fills `rows`; gives their number. The dossier must have one that it is compared with. */
size_t ent_compare_rows(ent_arena *arena, const ent_dossier *dossier, ent_compare_row rows[ENT_COMPARE_ROWS]);

#endif
