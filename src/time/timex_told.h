/* When something was that has no date of its own: by the date told last, the heading of its section, or the dates told
 * before and behind it. Room-internal. */
#ifndef ENT_TIME_TIMEX_TOLD_H
#define ENT_TIME_TIMEX_TOLD_H

#include "time/timex.h"

/* Whether the date has both ends. */
bool ent_told_closed(const ent_date *date);

/* Whether the story tells something of that date, no more coarsely than by month. */
bool ent_told_exactly(const ent_timex *timex);

/* "A railway, opened in 2014", "the agreements reached during the visit of 2014": whether expression `index` tells of a
 * noun, long before the date told last before it, so that the story stays where it is. */
bool ent_told_aside(const ent_timexes *timexes, const ent_text *text, size_t index);

/* The date told last in the paragraph of the sentence, a few sentences back at most: of the expressions in front of
 * `before`, or NULL. */
const ent_timex *ent_told_before(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, size_t before);

/* Whether what is told there, in front of which the expressions end before `before`, is of the writer's day: "Presently
 * ..." stands at the beginning of it or of one of the sentences just before, and no date behind it. */
bool ent_told_now(const ent_timexes *timexes, const ent_text *text, uint32_t sentence, size_t before);

/* The date that the heading of the sentence's section consists of ("1991" above what was done in it), or NULL. */
const ent_timex *ent_told_section(const ent_timexes *timexes, const ent_text *text, uint32_t sentence);

/* The days between the date told last before the sentence and the one told next, where they lie close: a story that
 * goes from one to the other tells in between what was in between. At the end of a chronicle, the year it has reached.
 * Open to the future where `unreal`. ENT_DATE_NONE where the article is no such story. */
ent_date ent_told_between(ent_arena *arena, const ent_timexes *timexes, const ent_text *text, uint32_t sentence,
						  bool unreal, const ent_timex **ret_timex);

#endif
