/* Passage: offsets are of the document's text, the sentence as read may be shorter (white space folded, hyphens at
 * line ends taken out). So a surface is looked for by its words, and of several places the one nearest to the offset
 * is taken. */
#include "report/passage.h"

#include <string.h>

static bool same_folded(ent_str text, size_t at, ent_str surface, size_t *ret_end)
{
	size_t i = 0;
	while (i < surface.len) {
		if (at >= text.len)
			return false;
		bool space =
			surface.ptr[i] == ' ' || surface.ptr[i] == '\n' || surface.ptr[i] == '\t' || surface.ptr[i] == '\r';
		if (space) {
			if (text.ptr[at] != ' ')
				return false;
			while (i < surface.len && strchr(" \n\t\r", surface.ptr[i]))
				i++;
			at++;
			continue;
		}
		if (text.ptr[at++] != surface.ptr[i++])
			return false;
	}
	*ret_end = at;
	return true;
}

static bool is_inside_word(ent_str text, size_t at)
{
	if (at == 0 || at >= text.len)
		return false;
	unsigned char a = (unsigned char)text.ptr[at - 1], b = (unsigned char)text.ptr[at];
	bool x = a >= '0' && (a <= '9' || (a | 32) >= 'a') && (a | 32) <= 'z';
	bool y = b >= '0' && (b <= '9' || (b | 32) >= 'a') && (b | 32) <= 'z';
	return x && y;
}

static bool find_near(ent_str text, ent_str surface, size_t near, uint32_t *ret_start, uint32_t *ret_end)
{
	size_t best = SIZE_MAX;
	for (size_t at = 0; surface.len && at < text.len; at++) {
		const char *next = memchr(text.ptr + at, surface.ptr[0], text.len - at);
		if (!next)
			break;
		at = (size_t)(next - text.ptr);
		size_t end, far = at > near ? at - near : near - at;
		if (far >= best && at > near)
			break;
		if (far >= best || is_inside_word(text, at) || !same_folded(text, at, surface, &end) ||
			is_inside_word(text, end))
			continue;
		best = far;
		*ret_start = (uint32_t)at;
		*ret_end = (uint32_t)end;
	}
	return best != SIZE_MAX;
}

static void add(const ent_record_event *event, ent_mark *marks, size_t *n, ent_mark mark, ent_str surface,
				uint32_t offset)
{
	size_t near = offset > event->sentence_start ? offset - event->sentence_start : 0;
	if (*n == ENT_MARKS || !find_near(event->sentence_text, surface, near, &mark.start, &mark.end))
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
