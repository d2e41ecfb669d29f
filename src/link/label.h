/* What a subject is called. Room-internal. */
#ifndef ENT_LINK_LABEL_H
#define ENT_LINK_LABEL_H

#include "link/subject.h"

/* Fills in subject, kind, act and states of a claim from the aspects [n] of its subject: the fullest of them. */
void ent_label_subject(ent_arena *arena, const ent_claim_options *options, const ent_aspect *aspects, size_t n,
					   ent_claim *claim);

#endif
