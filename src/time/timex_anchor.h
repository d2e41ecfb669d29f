/* Durations that are counted from something the text told of before: "three days before the vote". Room-internal. */
#ifndef ENT_TIME_TIMEX_ANCHOR_H
#define ENT_TIME_TIMEX_ANCHOR_H

#include "time/timex.h"

/* Of the expressions from index `from` on, marks the durations that are counted back from an event, and dates those of
 * which the event has a day or month: a date in the words themselves ("a week after the attack of 3 May"), or the event
 * told last under that word or one of its kin ("voted on 26 February ... three days before the vote"). Works on parsed
 * sentences; others stay as they are. What was done before stays as it is. */
void ent_anchors_resolve(ent_timexes *timexes, size_t from, ent_arena *arena, const ent_text *text);

/* "on 11 June, two days after it had yielded": the date of what word `at` tells behind the duration that the sentence
 * puts beside the date of expression `timex`, one of [0, to); unknown where it does not. */
ent_date ent_anchor_beside(const ent_timexes *timexes, size_t to, const ent_timex *timex, ent_arena *arena,
						   const ent_sentence *sentence, uint32_t at);

#endif
