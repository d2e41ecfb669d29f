/* Claims as a reader wants them: each value once, with the sentences that give it, side by side. Shared by the
 * writers. */
#ifndef ENT_REPORT_CLAIM_VIEW_H
#define ENT_REPORT_CLAIM_VIEW_H

#include "report/dossier.h"

typedef struct ent_claim_side {
	ent_str value;                   /* "1973", "$2 billion", "cancelled (October 2012)" */
	const ent_claim_value **tellers; /* [n] one a sentence */
	size_t n;
} ent_claim_side;

typedef struct ent_claim_view {
	ent_str about;         /* "Pakistan: withdrawal from CENTO: date" */
	ent_str why;           /* "1979 and 1974 have no day in common"; missing where the sides say it */
	ent_claim_side *sides; /* [n] in the order of the claim */
	size_t n;
} ent_claim_view;

/* In `arena`. */
ent_claim_view ent_claim_view_of(ent_arena *arena, const ent_local *local, const ent_claim *claim);

/* "Where sources say what cannot all be true"; what stands over claims of that verdict. */
const char *ent_claim_view_title(ent_verdict verdict);

#endif
