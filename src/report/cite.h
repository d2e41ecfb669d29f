/* Citations: every sentence that the dossier rests on, and where it stands in its text. Sources are numbered by their
 * place in the list of sources, so that "[3:31]" is sentence 31 of source 3 in every form of the dossier. */
#ifndef ENT_REPORT_CITE_H
#define ENT_REPORT_CITE_H

#include "report/dossier.h"

/* Fills `cited` of the contributions, which come by key of their source, from entries, claims, ledgers and figures, and
 * puts them in their final order: those that tell of most first, then those that are only cited, then the rest. */
void ent_cite_gather(ent_arena *arena, ent_dossier *dossier);

/* The place of a source in contributions; UINT32_MAX when it is none of this record. */
uint32_t ent_cite_number(const ent_dossier *dossier, const ent_source *source);

/* "3:31", counted from 1 as a reader does: sentence 31 of source 3. */
ent_str ent_cite_text(ent_arena *arena, const ent_dossier *dossier, const ent_source *source, uint32_t sentence);

/* Texts from the cited sentences alone; ent_cite_load has taken none from a store. */
void ent_cite_texts(ent_arena *arena, ent_dossier *dossier);

/* Whole texts from the store, as long as they are not too many to be put into one page; else the sentences cited. */
ent_status ent_cite_load(ent_arena *arena, ent_dossier *dossier, ent_store *store, ent_error *error);

/* The contributions that a list of sources names: all of a small record, of a large one those that give something. */
size_t ent_cite_listed(const ent_dossier *dossier);

/* "and 9,035 more that give nothing to this page"; missing where all are listed. */
ent_str ent_cite_unlisted(ent_arena *arena, const ent_dossier *dossier);

/* Claims of one source or table alone are no comparison: true for those that are one. */
bool ent_cite_compares(const ent_claim *claim);

#endif
