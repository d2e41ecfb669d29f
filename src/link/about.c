/* What a row is about, in the words of its sentence: from the trigger of the event to the end of the phrase, with what
 * stands before it where that is what is done ("The second line is to be BUILT by 2020"); of arms the thing alone ("six
 * patrol boats"). */
#include "link/draft.h"

#include "link/words.h"

#include <string.h>

enum { MOST_WORDS = 160 };

/* A comma between the parts of a list: "economic, scientific and technical cooperation". */
static bool is_in_list(ent_str rest, size_t comma)
{
	static const char *const openers[] = {"the",   "a",     "an",   "in",    "on",    "as",       "which",
										  "who",   "where", "when", "but",   "he",    "she",      "it",
										  "they",  "said",  "with", "after", "while", "although", "its",
										  "their", "his",   "her",  "under", "and",   "or",       NULL};
	enum { PARTS = 3 /* words to the next comma or 'and' */ };
	size_t at = comma + 1;
	ent_str word;
	if (rest.ptr[comma] != ',')
		return false;
	for (int i = 0; i < PARTS && ent_word_next(rest, &at, &word); i++) {
		if (i > 0 && (ent_str_is(word, "and") || ent_str_is(word, "or")))
			return true;
		for (size_t k = 0; i == 0 && openers[k]; k++)
			if (ent_str_eq_nocase(word, ent_str_of(openers[k])))
				return false;
		if (word.ptr[0] < 'a' || word.ptr[0] > 'z')
			return false;
		if (at < rest.len && rest.ptr[at] == ',')
			return true;
	}
	return false;
}

/* Whether the phrase ends at byte `end`: at a mark before a blank, or where a quotation closes that began before it. */
static bool ends_phrase(ent_str rest, size_t end)
{
	const ent_str closing = ENT_STR("\xE2\x80\x9D"), opening = ENT_STR("\xE2\x80\x9C");
	ent_str before = ent_str_sub(rest, 0, end), behind = ent_str_sub(rest, end, rest.len);
	if (ent_str_starts(behind, closing))
		return ent_str_find(before, opening, 0) < 0;
	if (behind.ptr[0] == '"')
		return ent_str_find(before, ENT_STR("\""), 0) < 0 && end > 0 && rest.ptr[end - 1] != ' ';
	if (!strchr(",;.", behind.ptr[0]))
		return false;
	ent_str next = ent_str_sub(behind, 1, behind.len);
	return next.len == 0 || next.ptr[0] == ' ' || next.ptr[0] == '"' || ent_str_starts(next, closing);
}

/* Whether a clause of its own begins with the word at byte `at`: "boats WHICH were old". */
static bool begins_clause(ent_str rest, size_t at)
{
	static const char *const words[] = {"which", "who", "whose", "while", "although", "because", "where", NULL};
	size_t next = at;
	ent_str word;
	return at > 0 && rest.ptr[at - 1] == ' ' && ent_word_next(rest, &next, &word) && word.ptr == rest.ptr + at &&
		   ent_word_is_one_of(word, words);
}

/* Without a preposition or "and" at its end. */
static ent_str trimmed(ent_str phrase)
{
	static const char *const links[] = {"under", "in",   "of",  "for", "with", "to",      "by", "on",
										"at",    "from", "and", "but", "as",   "through", NULL};
	ent_word_spot spots[MOST_WORDS];
	size_t n = ent_word_spots(phrase, spots, MOST_WORDS), last = n;
	while (last > 1 && ent_word_is_one_of(spots[last - 1].word, links))
		last--;
	return last < n ? ent_str_sub(phrase, 0, spots[last - 1].end) : phrase;
}

/* Only blanks between them. */
static bool touch(ent_str text, const ent_word_spot *a, const ent_word_spot *b)
{
	for (size_t i = a->end; i < b->start; i++)
		if (text.ptr[i] != ' ')
			return false;
	return true;
}

/* Where "The second line is to be" begins of what "BUILT", at byte `from`, tells; `from` where no form of "be" stands
 * before it. */
static size_t begin_of_passive(ent_str sentence, size_t from)
{
	static const char *const auxiliaries[] = {"to",    "will",  "shall",    "should",  "must",      "may",    "might",
											  "can",   "could", "would",    "has",     "have",      "had",    "not",
											  "also",  "now",   "finally",  "then",    "yet",       "never",  "due",
											  "still", "only",  "expected", "planned", "scheduled", "partly", NULL},
							 *const be[] = {"is", "are", "was", "were", "be", "been", "being", NULL},
							 *const before[] = {"that", "said", "says", "which", "who", "and", "but", "when",
												"if",   "as",   "it",   "they",  "he",  "she", NULL};
	enum { FAR = 8 /* words of what is done */ };
	ent_word_spot spots[MOST_WORDS];
	size_t n = ent_word_spots(sentence, spots, MOST_WORDS), at = 0;
	while (at < n && spots[at].start < from)
		at++;
	size_t i = at;
	bool passive = false;
	while (i > 0 && i < n && touch(sentence, &spots[i - 1], &spots[i]) &&
		   (ent_word_is_one_of(spots[i - 1].word, auxiliaries) || ent_word_is_one_of(spots[i - 1].word, be)))
		passive |= ent_word_is_one_of(spots[--i].word, be);
	size_t first = i;
	while (passive && first > 0 && i - first < FAR && touch(sentence, &spots[first - 1], &spots[first]) &&
		   !ent_word_is_one_of(spots[first - 1].word, before))
		first--;
	bool whole = first == 0 || !touch(sentence, &spots[first - 1], &spots[first]) ||
				 ent_word_is_one_of(spots[first - 1].word, before);
	return passive && whole && first < i ? spots[first].start : from;
}

/* Where the event's words begin in its sentence, which as one reads it may be shorter than in the text. */
static size_t begin_of(const ent_record_event *event)
{
	size_t near = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	uint32_t from, to;
	return ent_word_find_near(event->sentence_text, event->text, near, &from, &to) ? from : near;
}

ent_str ent_draft_about(const ent_drafts *m, const ent_record_event *event)
{
	enum { LONGEST = 90 };
	size_t told = begin_of(event), from = begin_of_passive(event->sentence_text, told);
	ent_str rest = ent_str_sub(event->sentence_text, from, event->sentence_text.len);
	size_t end = 0, least = told - from + event->text.len;
	if (!rest.ptr)
		return event->text;
	while (end < rest.len && end < LONGEST &&
		   !(end > least && ((ends_phrase(rest, end) && !is_in_list(rest, end)) || begins_clause(rest, end))))
		end++;
	size_t cut = end;
	while (end == LONGEST && cut > 0 && cut < rest.len && rest.ptr[cut - 1] != ' ' && rest.ptr[cut] != ' ')
		cut--;
	ent_str phrase = trimmed(ent_str_trim(ent_str_sub(rest, 0, cut ? cut : end)));
	return end == LONGEST && end < rest.len ? ent_str_join(m->arena, phrase, ENT_STR(" "), ENT_STR("\xE2\x80\xA6"))
											: phrase;
}

/* --- arms, and what is taken against a state --- */

static bool is_of(const ent_drafts *m, ent_ledger ledger, ent_str words)
{
	return ent_ledgers_of_words(m->input->ledgers, words) & 1u << ledger;
}

/* A word that no modifier of a noun is: of the table of phrases, or of who gives and takes. */
static bool ends_noun(const ent_drafts *m, const ent_record_event *event, ent_str word)
{
	static const char *const others[] = {"will", "would", "more", "has", "had", "be", "been", "being", "some", NULL};
	bool ends = ent_ledgers_phrase(m->input->ledgers, ENT_PHRASE_LEFT, word) || ent_word_is_one_of(word, others);
	for (size_t i = 0; i < event->n_participants && !ends; i++) {
		ent_str name = event->participants[i].text, part;
		while (name.len && ent_str_split(&name, ' ', &part) && !ends)
			ends = ent_str_eq(part, word);
	}
	return ends;
}

/* The last word of "ban ON COAL", "restrictions ON PERUVIAN FRUIT"; of "sanctions on Peru" that before it. */
static size_t end_of_topic(const ent_drafts *m, ent_str sentence, const ent_word_spot *spots, size_t n, size_t noun)
{
	enum { MOST = 5 };
	size_t end = noun + 1;
	if (end >= n || !ent_str_is(spots[end].word, "on"))
		return noun;
	while (end + 1 < n && end - noun < MOST && touch(sentence, &spots[end], &spots[end + 1]) &&
		   !ent_ledgers_phrase(m->input->ledgers, ENT_PHRASE_RIGHT, spots[end + 1].word) &&
		   !ent_ledgers_phrase(m->input->ledgers, ENT_PHRASE_TOPIC, spots[end + 1].word))
		end++;
	char first = spots[end].word.ptr[0];
	return end > noun + 1 && first >= 'a' && first <= 'z' ? end : noun;
}

/* "special military equipment" of "ready to supply Pakistan with special military equipment": the noun behind the
 * event's words, with what stands before it. */
static ent_str noun_behind(const ent_drafts *m, const ent_record_event *event, ent_ledger ledger)
{
	enum { FAR = 14 /* words */, MOST = 6 };
	ent_word_spot spots[MOST_WORDS];
	ent_str sentence = event->sentence_text;
	size_t n = ent_word_spots(sentence, spots, MOST_WORDS), begin = begin_of(event), at = 0;
	while (at < n && spots[at].start < begin + (is_of(m, ledger, event->text) ? 0 : event->text.len))
		at++;
	size_t last = at;
	while (last < n && last < at + FAR &&
		   !is_of(m, ledger, ent_str_sub(sentence, spots[last > at ? last - 1 : last].start, spots[last].end)))
		last++;
	if (last >= n || last >= at + FAR)
		return (ent_str){0};
	while (last + 1 < n && touch(sentence, &spots[last], &spots[last + 1]) && is_of(m, ledger, spots[last + 1].word))
		last++;
	size_t first = last;
	while (first > at && last - first < MOST && spots[first].start <= spots[first - 1].end + 1 &&
		   !ends_noun(m, event, spots[first - 1].word))
		first--;
	if (ledger == ENT_LEDGER_SANCTION)
		last = end_of_topic(m, sentence, spots, n, last);
	return ent_str_sub(sentence, spots[first].start, spots[last].end);
}

ent_str ent_draft_measure(const ent_drafts *m, const ent_record_event *event)
{
	ent_str noun = noun_behind(m, event, ENT_LEDGER_SANCTION), about = ent_draft_about(m, event);
	if (noun.len)
		return noun;
	ent_word_spot spots[MOST_WORDS]; /* "suspended imports of beef from Chad" */
	size_t n = ent_word_spots(about, spots, MOST_WORDS), end = 0;
	while (end < n && (spots[end].end <= event->text.len ||
					   !ent_ledgers_phrase(m->input->ledgers, ENT_PHRASE_RIGHT, spots[end].word)))
		end++;
	return end < n && end > 0 ? ent_str_sub(about, 0, spots[end - 1].end) : about;
}

ent_str ent_draft_arms(const ent_drafts *m, const ent_record_event *event)
{
	for (size_t i = 0; i < event->n_amounts; i++) {
		const ent_record_amount *amount = &event->amounts[i];
		if (!amount->ordinal && ent_ledgers_of_amount(m->input->ledgers, amount) & 1u << ENT_LEDGER_ARMS)
			return amount->text;
	}
	ent_str noun = noun_behind(m, event, ENT_LEDGER_ARMS);
	return noun.len ? noun : ent_draft_about(m, event);
}
