/* What of a claim belongs in the ledger of projects beside its measures: partners, who holds a stake, how far it is.
 * Room-internal. */
#ifndef ENT_LINK_PROJECT_H
#define ENT_LINK_PROJECT_H

#include "link/draft.h"

/* The cell that a property of a project belongs in, and its words there: "stage", "completed 2019". NULL: in none. */
const char *ent_project_column(ent_drafts *m, const ent_claim *claim, const ent_claim_value *v, ent_str *ret_value);

/* Adds the states that the remark names as partners. */
void ent_project_describe(ent_drafts *m, ent_draft *row, const ent_claim_value *v);

/* Leaves out the rows of works that are only mentioned: of which nothing is told but a name, in no sentence that tells
 * of a dealing between the states. */
void ent_project_drop_rows(ent_drafts *m);

#endif
