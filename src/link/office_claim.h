/* Acts that are dated outside the office that a text gives a person. Room-internal. */
#ifndef ENT_LINK_OFFICE_CLAIM_H
#define ENT_LINK_OFFICE_CLAIM_H

#include "base/vec.h"
#include "link/claims.h"

typedef ENT_VEC(ent_claim) ent_claim_list;

/* Adds a disagreement between text and table for each such act of `events` [n], once for each place of a text. */
void ent_office_claims(ent_arena *arena, const ent_record_event *events, size_t n, ent_claim_list *claims);

#endif
