/* Passage: offsets are of the document's text, the sentence as read may be shorter (white space folded, hyphens at
 * line ends taken out). So a surface is looked for by its words, and of several places the one nearest to the offset
 * is taken. */
#include "report/passage.h"

#include "link/words.h"

static void add(const ent_record_event *event, ent_mark *marks, size_t *n, ent_mark mark, ent_str surface,
				uint32_t offset)
{
	size_t near = offset > event->sentence_start ? offset - event->sentence_start : 0;
	if (*n == ENT_MARKS || !ent_word_find_near(event->sentence_text, surface, near, &mark.start, &mark.end))
		return;
	for (size_t i = 0; i < *n; i++)
		if (mark.start < marks[i].end && marks[i].start < mark.end)
			return;
	size_t at = (*n)++;
	while (at > 0 && marks[at - 1].start > mark.start) {
		marks[at] = marks[at - 1];
		at--;
	}
	marks[at] = mark;
}

size_t ent_passage_marks(const ent_record_event *event, ent_mark marks[ENT_MARKS])
{
	size_t n = 0;
	add(event, marks, &n, (ent_mark){.kind = ENT_MARK_TRIGGER}, event->text, event->start);
	for (uint32_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *who = &event->participants[i];
		add(event, marks, &n, (ent_mark){.kind = ENT_MARK_ACTOR, .participant = i}, who->text, who->start);
	}
	if (event->date_end > event->date_start)
		add(event, marks, &n, (ent_mark){.kind = ENT_MARK_DATE}, event->date_text, event->date_start);
	for (size_t i = 0; i < event->n_amounts; i++)
		add(event, marks, &n, (ent_mark){.kind = ENT_MARK_AMOUNT}, event->amounts[i].text, event->amounts[i].start);
	return n;
}
