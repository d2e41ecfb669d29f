/* Claims and ledgers of a dossier. Room-internal. */
#ifndef ENT_REPORT_DOSSIER_LINK_H
#define ENT_REPORT_DOSSIER_LINK_H

#include "report/dossier.h"

/* Fills claims, n_disagreements and ledgers; occurrences must be there. `input` must outlive the dossier. */
void ent_dossier_link(ent_arena *arena, ent_dossier *dossier, const ent_dossier_input *input,
					  const ent_ledgers *ledgers, const ent_focus *focus);

#endif
