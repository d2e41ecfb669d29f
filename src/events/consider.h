/* What the coder considered in one sentence, in words for a person: its tree, who is named, for each word of an event
 * the rows that stand there, what each found or missed, and what became of the best. */
#ifndef ENT_EVENTS_CONSIDER_H
#define ENT_EVENTS_CONSIDER_H

#include "base/buf.h"
#include "events/coder.h"

/* Appends to `out`. `mentions` [n] are of the sentence, in its order; work space is in `arena`. */
void ent_coder_consider(const ent_coder *coder, ent_arena *arena, const ent_sentence *sentence,
						const ent_mention *mentions, uint32_t n, ent_buf *out);

#endif
