/* Which event of its sentence an amount belongs to. */
#ifndef ENT_EVENTS_SHARE_H
#define ENT_EVENTS_SHARE_H

#include "events/event.h"

/* Gives each amount of the sentence to the one of its `events` [n] that it measures, if any: by the tree the one of
 * whose clause it is, or of the clause that this one completes ("signed a contract worth $2 billion"), the nearer where
 * there are several; without a tree the nearest. A clause that only says when, why or how, or stands beside, shares
 * nothing: those whom an earthquake killed are no part of the aid that was sent. */
void ent_share_amounts(ent_arena *arena, const ent_sentence *sentence, const ent_amount_list *amounts,
					   ent_event *events, size_t n);

#endif
