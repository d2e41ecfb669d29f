/* Owns the days of what is told by its distance from something else.
 *
 * "Three days before the vote" has no date of its own, and the narrative's is not meant. The word behind "before" or
 * "after" is looked for in what was told before, as itself or in another part of speech, and the duration counted from
 * the date that is stated of it there. Only the last telling counts: where that has no exact date, neither has this. */
#include "time/timex_anchor.h"
#include "time/timex_point.h"

#include "syntax/ud.h"

#include <stdlib.h>

enum {
	BACK = 24,   /* [sentences] that the event may lie back */
	PHRASE = 9,  /* [tokens] behind "before" or "after" in which the event is named */
	STEM = 4,    /* [bytes] that kin words share at least: "vote", "voting"; "invade", "invasion" */
	ENDING = 4,  /* [bytes] in which they may differ at most */
	EXACTLY = 31 /* [days] of the event's date at most */
};

/* "P3D": its unit and count; false for "PXD" and for less than a day. */
static bool read_duration(ent_str value, ent_unit *ret_unit, int *ret_count)
{
	static const struct {
		char letter;
		ent_unit unit;
	} units[] = {{'D', ENT_UNIT_DAY}, {'W', ENT_UNIT_WEEK}, {'M', ENT_UNIT_MONTH}, {'Y', ENT_UNIT_YEAR}};
	int64_t count;
	if (value.len < 3 || value.ptr[0] != 'P' || !ent_str_to_int(ent_str_sub(value, 1, value.len - 1), &count) ||
		count < 1 || count > 100)
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].letter == value.ptr[value.len - 1]) {
			*ret_unit = units[i].unit;
			*ret_count = (int)count;
			return true;
		}
	return false;
}

static bool is(const ent_sentence *sentence, uint32_t at, const char *word)
{
	return at < sentence->n && ent_str_eq_nocase(sentence->tokens[at].form, ent_str_of(word));
}

/* The first word behind "before" or "after" that is right behind the expression, 0 where there is none; `ret_sign` is
 * the way to count. */
static uint32_t counted_from(const ent_sentence *sentence, const ent_timex *timex, int *ret_sign)
{
	uint32_t behind = timex->first + timex->n;
	*ret_sign = is(sentence, behind, "before") ? -1 : is(sentence, behind, "after") ? 1 : 0;
	if (*ret_sign || !is(sentence, behind, "ahead") || !is(sentence, behind + 1, "of"))
		return *ret_sign ? behind + 1 : 0;
	*ret_sign = -1;
	return behind + 2;
}

static bool is_content(const ent_token *token)
{
	return token->upos == ENT_UPOS_NOUN || token->upos == ENT_UPOS_VERB;
}

/* "vote" and "voted", "invade" and "invasion": of one stem, and apart only in a short ending. */
static bool is_kin(ent_str a, ent_str b)
{
	size_t same = 0, least = a.len < b.len ? a.len : b.len, most = a.len < b.len ? b.len : a.len;
	while (same < least && (a.ptr[same] | 0x20) == (b.ptr[same] | 0x20))
		same++;
	return same == most || (same >= STEM && least - same <= 2 && most - same <= ENDING + 1);
}

/* The date stated of the event that word `of` of sentence `here` names, where it was told before; unknown where it was
 * not, or without an exact date. */
static ent_date date_of_told(const ent_timexes *timexes, ent_arena *arena, const ent_text *text, uint32_t here,
							 const ent_token *of)
{
	for (uint32_t back = 1; back <= BACK && back <= here; back++) {
		const ent_sentence *there = &text->sentences[here - back];
		if (there->article != text->sentences[here].article)
			break;
		for (uint32_t i = there->n; i-- > 0;) {
			const ent_token *token = &there->tokens[i];
			if (!is_content(token) || !is_kin(token->lemma, of->lemma) ||
				(token->upos == of->upos && !ent_str_eq_nocase(token->lemma, of->lemma)))
				continue;
			const ent_timex *ignored;
			ent_date date = ent_times_of(timexes, arena, text, here - back, i, &ignored);
			return date.basis == ENT_BASIS_STATED && date.lo != ENT_DAY_PAST && date.hi != ENT_DAY_FUTURE &&
						   date.hi - date.lo <= EXACTLY
					   ? date
					   : ENT_DATE_NONE;
		}
	}
	return ENT_DATE_NONE;
}

/* A date that stands in the words of the event itself: "the attack of 3 May", "the 5 May attack". */
static const ent_timex *date_within(const ent_timexes *timexes, size_t next, uint32_t sentence, uint32_t end)
{
	if (next >= timexes->n)
		return NULL;
	const ent_timex *timex = &timexes->at[next];
	bool inside = timex->sentence == sentence && timex->first < end && timex->date.lo != ENT_DAY_UNKNOWN &&
				  timex->date.lo != ENT_DAY_PAST && timex->date.hi != ENT_DAY_FUTURE &&
				  timex->date.hi - timex->date.lo <= EXACTLY;
	return inside ? timex : NULL;
}

static void set_date(ent_timex *timex, ent_arena *arena, const ent_date *from, ent_unit unit, int count,
					 ent_str event_word)
{
	bool day = from->lo == from->hi;
	ent_point base = ent_point_at(from->lo, day ? ENT_UNIT_DAY : ENT_UNIT_MONTH);
	if (!day && unit < ENT_UNIT_MONTH)
		return; /* days counted from some day of a month */
	if (unit > ENT_UNIT_WEEK)
		base = ent_point_coarsen(base, unit);
	ent_point point = ent_point_shift(base, unit, count);
	timex->date.edtf = ent_point_edtf(arena, point, &timex->date.lo, &timex->date.hi);
	timex->date.basis = ENT_BASIS_INFERRED;
	timex->event_date = timex->counted = true;
	timex->why = ent_str_format(arena, "counted from \"%.*s\" of %.*s", ENT_FMT(event_word), ENT_FMT(from->edtf));
}

void ent_anchors_resolve(ent_timexes *timexes, size_t from, ent_arena *arena, const ent_text *text)
{
	for (size_t i = from; i < timexes->n; i++) {
		ent_timex *timex = &timexes->at[i];
		ent_unit unit;
		int count, sign;
		if (timex->type != ENT_TIMEX_DURATION || timex->sentence >= text->n || timex->date.lo != ENT_DAY_UNKNOWN)
			continue;
		const ent_sentence *sentence = &text->sentences[timex->sentence];
		uint32_t named = sentence->parsed ? counted_from(sentence, timex, &sign) : 0;
		if (!named)
			continue;
		timex->counted = sign < 0; /* what is told as after something goes on from there */
		if (!read_duration(timex->value, &unit, &count))
			continue;
		uint32_t end = named;
		while (end < sentence->n && end < named + PHRASE && sentence->tokens[end].upos != ENT_UPOS_PUNCT)
			end++;
		const ent_timex *within = date_within(timexes, i + 1, timex->sentence, end);
		ent_date date = within ? within->date : ENT_DATE_NONE;
		ent_str word = sentence->tokens[named].form;
		for (uint32_t at = named; at < end && date.lo == ENT_DAY_UNKNOWN; at++)
			if (is_content(&sentence->tokens[at])) {
				word = sentence->tokens[at].form;
				date = date_of_told(timexes, arena, text, timex->sentence, &sentence->tokens[at]);
			}
		if (date.lo != ENT_DAY_UNKNOWN)
			set_date(timex, arena, &date, unit, sign * count, word);
	}
}

/* The date as far from that of the expression as the duration says; unknown where the one is less exact. */
static ent_date counted_back(const ent_timex *timex, ent_arena *arena, ent_unit unit, int count)
{
	enum { YEAR = 366 /* [days] */ };
	if (timex->date.lo == ENT_DAY_PAST || timex->date.hi == ENT_DAY_FUTURE)
		return ENT_DATE_NONE;
	int64_t days = (int64_t)timex->date.hi - timex->date.lo;
	if (days >= YEAR || (days > 0 && unit < ENT_UNIT_MONTH) || (days > EXACTLY && unit < ENT_UNIT_YEAR))
		return ENT_DATE_NONE;
	ent_point base = ent_point_at(timex->date.lo, days == 0         ? ENT_UNIT_DAY
												  : days <= EXACTLY ? ENT_UNIT_MONTH
																	: ENT_UNIT_YEAR);
	if (unit > ENT_UNIT_WEEK)
		base = ent_point_coarsen(base, unit);
	ent_date date = timex->date;
	date.edtf = ent_point_edtf(arena, ent_point_shift(base, unit, count), &date.lo, &date.hi);
	date.basis = ENT_BASIS_INFERRED;
	return date;
}

ent_date ent_anchor_beside(const ent_timexes *timexes, size_t to, const ent_timex *timex, ent_arena *arena,
						   const ent_sentence *sentence, uint32_t at)
{
	size_t next = (size_t)(timex - timexes->at) + 1;
	uint32_t end = timex->first + timex->n;
	const ent_timex *lapse = next < to ? &timexes->at[next] : NULL;
	if (!lapse || lapse->type != ENT_TIMEX_DURATION || lapse->first != end + 1 || !is(sentence, end, ","))
		return ENT_DATE_NONE;
	ent_unit unit;
	int count, sign;
	uint32_t named = counted_from(sentence, lapse, &sign);
	if (!named || at < named || !read_duration(lapse->value, &unit, &count))
		return ENT_DATE_NONE;
	for (uint32_t i = named; i < at; i++)
		if (sentence->tokens[i].upos == ENT_UPOS_PUNCT)
			return ENT_DATE_NONE;
	return counted_back(timex, arena, unit, -sign * count);
}
