/* Headlines. The words between the actors are quoted from the sentence: from the trigger to the next actor, date,
 * clause, second verb ("visited Islamabad | and signed") or the twelfth word, without the little words left hanging at
 * the end; a passive takes its subject in front ("Diplomatic relations … were established"). Whom they do not name
 * stands behind an arrow: "Sergei Lavrov (foreign minister, Russia) → Pakistan — visit". */
#include "report/headline.h"

#include "link/words.h"
#include "report/passage.h"

#include <string.h>

enum { MOST_WORDS = 12, MOST_LABELS = 6, SUBJECT_WORDS = 7 };

ent_str ent_headline_article(ent_arena *arena, ent_str name)
{
	static const char *const heads[] = {"Union",   "United",      "Kingdom",     "Republic", "Federation", "Islands",
										"States",  "Emirates",    "Netherlands", "Gambia",   "Bahamas",    "Maldives",
										"Comoros", "Philippines", "Seychelles",  "Vatican",  "Holy",       NULL};
	ent_str rest = name, word;
	if (!ent_str_starts(name, ENT_STR("the ")) && !ent_str_starts(name, ENT_STR("The ")))
		while (ent_str_split(&rest, ' ', &word))
			for (size_t i = 0; heads[i]; i++)
				if (ent_str_is(word, heads[i]))
					return ent_str_join(arena, ENT_STR("the "), (ent_str){0}, name);
	return name;
}

ent_str ent_headline_state(ent_arena *arena, ent_str iso, const ent_dossier_options *options)
{
	for (size_t i = 0; i < options->n_states; i++)
		if (ent_str_eq(options->states[i].iso, iso))
			return ent_headline_article(arena, options->states[i].name);
	ent_str name = options->state_name && iso.len ? options->state_name(options->payload, iso) : (ent_str){0};
	return name.len ? ent_headline_article(arena, name) : iso;
}

/* Sectors that change who acts; the government stands for its state. */
static ent_str with_sector(ent_arena *arena, ent_str state, ent_str sector)
{
	static const struct {
		const char *code, *words;
	} names[] = {{"MIL", "armed forces"}, {"OPP", "opposition"},   {"PTY", "party"},    {"REB", "rebels"},
				 {"JUD", "courts"},       {"LEG", "parliament"},   {"BUS", "business"}, {"MED", "media"},
				 {"COP", "police"},       {"SPY", "intelligence"}, {"CVL", "civilians"}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ent_str_is(sector, names[i].code))
			return ent_str_format(arena, "%.*s (%s)", ENT_FMT(state), names[i].words);
	return state;
}

/* "Sergei Lavrov (foreign minister, Russia)", "foreign minister of Russia", "Gazprom (Russia)", "Pakistan" */
static ent_str actor_text(ent_arena *arena, const ent_record_participant *who, const ent_dossier_options *options)
{
	ent_str state = who->country.len ? ent_headline_state(arena, who->country, options) : (ent_str){0};
	if (ent_str_eq(state, who->country) && who->name.len && !who->person.len && !who->office.len)
		state = who->name; /* no name for the code: the one in the record */
	if (who->person.len && who->office.len && state.len)
		return ent_str_format(arena, "%.*s (%.*s, %.*s)", ENT_FMT(who->person), ENT_FMT(who->office), ENT_FMT(state));
	if (who->person.len)
		return state.len ? ent_str_format(arena, "%.*s (%.*s)", ENT_FMT(who->person), ENT_FMT(state)) : who->person;
	if (who->office.len && state.len)
		return ent_str_format(arena, "%.*s of %.*s", ENT_FMT(who->office), ENT_FMT(state));
	bool organisation = ent_str_is(who->how, "organisation") || ent_str_is(who->how, "group");
	if (organisation && who->name.len)
		return state.len && !ent_str_eq(state, who->name)
				   ? ent_str_format(arena, "%.*s (%.*s)", ENT_FMT(who->name), ENT_FMT(state))
				   : who->name;
	if (state.len)
		return with_sector(arena, state, who->sector);
	return who->name.len ? who->name : who->text.len ? who->text : who->code;
}

ent_str ent_headline_list(ent_arena *arena, const ent_str *names, size_t n)
{
	ent_str list = n ? names[0] : (ent_str){0};
	for (size_t i = 1; i < n; i++)
		list = ent_str_join(arena, list, i + 1 == n ? ENT_STR(" and ") : ENT_STR(", "), names[i]);
	return list;
}

/* All participants of a role, each label once. A state named beside its own minister adds nothing. */
static ent_str side(ent_arena *arena, const ent_record_event *event, const char *role,
					const ent_dossier_options *options)
{
	ent_str labels[MOST_LABELS];
	size_t n = 0, more = 0;
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *who = &event->participants[i];
		if (!ent_str_is(who->role, role))
			continue;
		bool covered = false,
			 plain = !who->person.len && !who->office.len && (!who->sector.len || ent_str_is(who->sector, "GOV"));
		for (size_t j = 0; j < event->n_participants && plain && !covered; j++) {
			const ent_record_participant *other = &event->participants[j];
			covered =
				j != i && ent_str_is(other->role, role) && ent_str_eq(other->country, who->country) &&
				who->country.len &&
				(other->person.len || other->office.len || (other->sector.len && !ent_str_is(other->sector, "GOV")));
		}
		ent_str label = actor_text(arena, who, options);
		size_t k = 0;
		while (k < n && !ent_str_eq(labels[k], label))
			k++;
		if (covered || k < n)
			continue;
		if (n < MOST_LABELS)
			labels[n++] = label;
		else
			more++;
	}
	if (more)
		labels[n - 1] = ENT_STR("others");
	return ent_headline_list(arena, labels, n);
}

static bool begins_clause(ent_str word)
{
	static const char *const list[] = {"which",     "who",     "whom",  "whose",   "when",     "where",
									   "while",     "because", "after", "before",  "although", "though",
									   "whereas",   "since",   "until", "till",    "if",       "but",
									   "following", "during",  "amid",  "despite", "under",    NULL};
	return ent_word_is_one_of(word, list);
}

static bool hangs(ent_str word)
{
	static const char *const list[] = {
		"a",         "an",      "the",     "of",     "in",     "on",      "at",    "to",      "with", "and",
		"or",        "for",     "by",      "from",   "its",    "their",   "his",   "her",     "as",   "that",
		"into",      "over",    "between", "both",   "also",   "his",     "this",  "these",   "then", "former",
		"current",   "such",    "some",    "other",  "Mr",     "Mrs",     "Ms",    "Dr",      "Mr.",  "Dr.",
		"President", "General", "along",   "across", "within", "through", "about", "against", "near", "toward",
		"towards",   "be",      "was",     "were",   "is",     "are",     "has",   "have",    "had",  "will",
		"which",     "almost",  "more",    "most",   "very",   NULL};
	return ent_word_is_one_of(word, list);
}

static bool ends_after(ent_str word)
{
	char last = word.ptr[word.len - 1];
	return strchr(",;:.!?)\"", last) || ent_str_ends(word, ENT_STR("\xE2\x80\x9D")) ||
		   ent_str_ends(word, ENT_STR("\xE2\x80\x94"));
}

static bool is_preposition(ent_str word)
{
	static const char *const list[] = {"of",     "in",      "on",      "at",   "to",      "with",    "for",
									   "by",     "from",    "into",    "over", "between", "against", "about",
									   "toward", "towards", "through", "near", "within",  NULL};
	return ent_word_is_one_of(word, list);
}

/* Without the little words at the end; `keep`: a preposition may stay, for its noun follows. */
static ent_str without_hanging(ent_str phrase, bool keep)
{
	while (phrase.len) {
		ent_str last = ent_str_last_word(phrase);
		if (!hangs(last) || (keep && is_preposition(last)) || last.len == phrase.len)
			break;
		phrase = ent_str_trim(ent_str_sub(phrase, 0, phrase.len - last.len));
	}
	return phrase;
}

static ent_str word_before(ent_str s, size_t at)
{
	while (at > 0 && s.ptr[at - 1] == ' ')
		at--;
	return ent_str_last_word(ent_str_sub(s, 0, at));
}

/* "the signing", "Putin's visit", "a deal": what stands there is a noun, and a verb behind it says something of it. */
static bool is_noun_at(ent_str s, size_t at)
{
	static const char *const list[] = {"a",     "an",    "the",  "this",  "that",  "its",    "their",  "his", "her",
									   "first", "joint", "such", "these", "those", "recent", "latest", NULL};
	ent_str before = word_before(s, at);
	return ent_word_is_one_of(before, list) || ent_str_ends(before, ENT_STR("'s")) ||
		   ent_str_ends(before, ENT_STR("\xE2\x80\x99s"));
}

static bool is_auxiliary(ent_str word)
{
	static const char *const list[] = {"was",   "were",  "is",  "are",   "has", "have",   "had", "will",
									   "would", "could", "may", "might", "can", "should", NULL};
	return ent_word_is_one_of(word, list);
}

/* "and signed", "and voted": the next thing that was done. Behind "a strong" it would be one adjective more. */
static bool begins_next_verb(ent_str s, size_t and, size_t at, size_t limit)
{
	static const char *const articles[] = {"a",   "an",   "the",  "its",  "their", "his",
										   "her", "more", "most", "very", NULL};
	ent_str last = word_before(s, and);
	if (ent_word_is_one_of(word_before(s, (size_t)(last.ptr - s.ptr)), articles))
		return false;
	while (at < limit && s.ptr[at] == ' ')
		at++;
	size_t start = at;
	while (at < limit && s.ptr[at] != ' ')
		at++;
	ent_str word = ent_str_sub(s, start, at);
	return ent_str_ends(word, ENT_STR("ed")) && word.len > 4;
}

/* From byte `from` of the sentence to where the phrase ends; `limit` is where the next mark begins. `*ret_cut`: it goes
 * on, but was too long. */
static ent_str phrase_from(ent_str s, size_t from, size_t fixed, size_t limit, bool keep_last, bool *ret_cut)
{
	size_t at = fixed, end = fixed, words = 1;
	while (at < limit && s.ptr[at] == ' ')
		at++;
	bool closed = at == fixed; /* punctuation right behind the trigger */
	bool noun = is_noun_at(s, from);
	while (!closed && at < limit && words < MOST_WORDS) {
		size_t start = at;
		while (at < limit && s.ptr[at] != ' ')
			at++;
		ent_str word = ent_str_sub(s, start, at), last = word_before(s, start);
		bool listed = ent_str_eq_nocase(last, ENT_STR("and")) || ent_str_eq_nocase(last, ENT_STR("or"));
		bool participle = words >= 5 && ent_str_ends(word, ENT_STR("ing")) && !listed && !is_preposition(last);
		bool verb = (noun && is_auxiliary(word)) ||
					(words > 1 && ent_str_eq_nocase(word, ENT_STR("and")) && begins_next_verb(s, start, at, s.len));
		if (participle || verb || begins_clause(word) || strchr("(\"", word.ptr[0]) ||
			ent_str_starts(word, ENT_STR("\xE2\x80\x9C")) || ent_str_starts(word, ENT_STR("\xE2\x80\x94")))
			break;
		end = at;
		words++;
		if (ends_after(word)) {
			closed = true;
			while (end > fixed && (strchr(",;:.!?)\"", s.ptr[end - 1]) || (unsigned char)s.ptr[end - 1] >= 0x80))
				end--;
		}
		while (at < limit && s.ptr[at] == ' ')
			at++;
	}
	while (end > fixed && s.ptr[end - 1] == ' ')
		end--;
	*ret_cut = !closed && words == MOST_WORDS && at < limit;
	return without_hanging(ent_str_sub(s, from, end), keep_last && !closed && at >= limit);
}

/* Where the name begins that the word at `at` ends: "the Algiers Agreement". */
static size_t name_begin(ent_str s, size_t at)
{
	while (s.ptr[at] >= 'A' && s.ptr[at] <= 'Z') {
		ent_str before = word_before(s, at);
		if (!before.len || before.ptr[0] < 'A' || before.ptr[0] > 'Z' || before.ptr == s.ptr ||
			before.ptr + before.len + 1 != s.ptr + at)
			break;
		at = (size_t)(before.ptr - s.ptr);
	}
	return at;
}

static bool is_passive_start(ent_str s, const ent_mark *mark, size_t *ret_be)
{
	size_t trigger = mark->start;
	if (ent_str_ends(ent_str_sub(s, mark->start, mark->end), ENT_STR("ing")))
		return false;
	static const char *const be[] = {"was", "were", "been", "is", "are", "being", "be", NULL};
	if (trigger < 3)
		return false;
	size_t end = trigger - 1;
	ent_str word = ent_str_last_word(ent_str_sub(s, 0, end));
	*ret_be = end - word.len;
	return s.ptr[end] == ' ' && ent_word_is_one_of(word, be);
}

/* "the Algiers Agreement": the word behind goes on with a name. */
static bool goes_on(ent_str s, const ent_mark *mark)
{
	return mark->end + 1 < s.len && s.ptr[mark->end] == ' ' && s.ptr[mark->end + 1] >= 'A' &&
		   s.ptr[mark->end + 1] <= 'Z';
}

/* The subject of a passive: the words from the beginning of the clause to the first actor or date. */
static ent_str subject_before(ent_str s, size_t be, const ent_mark *marks, size_t n_marks, bool *ret_gap)
{
	size_t start = be;
	while (start > 0 && !strchr(",;:.", s.ptr[start - 1]))
		start--;
	size_t end = be;
	for (size_t i = 0; i < n_marks; i++) {
		if (marks[i].start >= be || marks[i].end <= start || marks[i].kind == ENT_MARK_AMOUNT || goes_on(s, &marks[i]))
			continue;
		if (marks[i].start <= start + 5) /* the clause begins with it: go on behind */
			start = marks[i].end;
		else if (marks[i].start < end)
			end = marks[i].start;
	}
	*ret_gap = end < be;
	ent_str subject = without_hanging(ent_str_trim(ent_str_sub(s, start, end)), false);
	size_t words = 0;
	ent_str rest = subject, word;
	while (ent_str_split(&rest, ' ', &word)) {
		static const char *const saying[] = {"said",     "says",  "saying",   "added", "told", "stated",
											 "stressed", "noted", "declared", "that",  NULL};
		words++;
		if (ent_word_is_one_of(word, saying)) /* whoever says it is not what it was done to */
			return (ent_str){0};
	}
	return words <= SUBJECT_WORDS && subject.len > 2 && subject.ptr[0] != '\'' && !hangs(subject) ? subject
																								  : (ent_str){0};
}

/* Named in the text, so that a reader knows who it is. */
static bool is_named(ent_str s, const ent_mark *mark)
{
	return s.ptr[mark->start] < 'a' || s.ptr[mark->start] > 'z';
}

static bool is_possessive(ent_str s, const ent_mark *mark)
{
	ent_str behind = ent_str_sub(s, mark->end, s.len), own = ent_str_sub(s, mark->start, mark->end);
	static const char *const list[] = {"its", "their", "his", "her", NULL};
	return ent_str_starts(behind, ENT_STR("'s ")) || ent_str_starts(behind, ENT_STR("\xE2\x80\x99s ")) ||
		   ent_str_starts(behind, ENT_STR("' ")) || ent_str_starts(behind, ENT_STR("\xE2\x80\x99 ")) ||
		   ent_word_is_one_of(own, list);
}

/* "agreed to provide Pakistan": an infinitive alone stands between. */
static bool is_infinitive(ent_str between)
{
	ent_str word, words = ent_str_trim(between);
	size_t n = 0;
	bool to = false;
	while (ent_str_split(&words, ' ', &word))
		to = n++ == 0 ? ent_str_is(word, "to") : to;
	return to && n == 2;
}

/* Marks that the phrase may run over: amounts, actors that only qualify a noun ("a Russian embargo", "Putin's visit"),
 * and a recipient with an object behind it. `*held` is set when the recipient was one of these, so that it need not be
 * named again. */
static size_t next_border(const ent_record_event *event, const ent_mark *marks, size_t n, size_t trigger, bool *held)
{
	ent_str s = event->sentence_text;
	size_t next = trigger + 1;
	for (; next < n; next++) {
		const ent_mark *mark = &marks[next];
		if (mark->kind == ENT_MARK_AMOUNT)
			continue;
		if (mark->kind != ENT_MARK_ACTOR)
			break;
		const ent_record_participant *who = &event->participants[mark->participant];
		bool recipient = ent_str_is(who->role, "recipient"), touches = mark->start == marks[next - 1].end + 1;
		/* "lent Pakistan $525 million", "helped Islamabad to buy ...": a pronoun would not say who it is, and of a
		 * person we know more than the words do */
		bool plain = !who->person.len && !who->office.len && !ent_str_is(who->how, "pronoun") && is_named(s, mark);
		touches = touches || (next == trigger + 1 && is_infinitive(ent_str_sub(s, marks[trigger].end, mark->start)));
		bool object = recipient && (touches || *held) && plain;
		bool qualifies = ent_str_is(who->how, "adjective") || is_possessive(s, mark);
		if (!object && !qualifies)
			break;
		*held |= object || (recipient && qualifies && is_named(s, mark));
	}
	return next;
}

static bool all_hang(ent_str words)
{
	ent_str word;
	while (ent_str_split(&words, ' ', &word))
		if (word.len && !hangs(word))
			return false;
	return true;
}

/* "voted on 26 February to ratify the treaty": where a date stands right behind the trigger, the words behind the date.
 */
static ent_str behind_date(const ent_record_event *event, const ent_mark *marks, size_t n, size_t date, bool *held)
{
	ent_str s = event->sentence_text;
	size_t from = marks[date].end, next = next_border(event, marks, n, date, held);
	bool cut;
	ent_str rest = ent_str_trim(phrase_from(s, from, from, next < n ? marks[next].start : s.len, false, &cut));
	ent_str left = rest, first = {0};
	static const char *const articles[] = {"a", "an", "the", "its", "their", "his", "her", NULL};
	(void)ent_str_split(&left, ' ', &first);
	return is_preposition(first) || ent_word_is_one_of(first, articles)
			   ? rest
			   : (ent_str){0}; /* "visit in May paved the way": no more of it */
}

/* `*held`: the recipient is among the words; `*joins`: it follows them at once ("talks with"). */
static ent_str words_of(ent_arena *arena, const ent_record_event *event, bool recipient_follows, bool *held,
						bool *joins)
{
	ent_str s = event->sentence_text;
	ent_mark marks[ENT_MARKS];
	size_t n = ent_passage_marks(event, marks), trigger = 0;
	while (trigger < n && marks[trigger].kind != ENT_MARK_TRIGGER)
		trigger++;
	if (trigger == n)
		return event->text;
	size_t next = next_border(event, marks, n, trigger, held), limit = next < n ? marks[next].start : s.len;
	bool keep = recipient_follows && !*held && next < n && marks[next].kind == ENT_MARK_ACTOR &&
				ent_str_is(event->participants[marks[next].participant].role, "recipient");
	bool cut;
	ent_str phrase = phrase_from(s, name_begin(s, marks[trigger].start), marks[trigger].end, limit, keep, &cut);
	size_t end = (size_t)(phrase.ptr - s.ptr) + phrase.len, be;
	for (size_t i = trigger; i < n; i++) /* an amount is not cut in two */
		if (marks[i].kind == ENT_MARK_AMOUNT && marks[i].start < end && end < marks[i].end)
			phrase.len += marks[i].end - end;
	end = (size_t)(phrase.ptr - s.ptr) + phrase.len;
	*joins = keep && end < limit && all_hang(ent_str_sub(s, end, limit));
	bool gap = false, passive = is_passive_start(s, &marks[trigger], &be);
	if (!passive && end == marks[trigger].end && next < n && marks[next].kind == ENT_MARK_DATE) {
		ent_str rest = behind_date(event, marks, n, next, held);
		return rest.len ? ent_str_join(arena, phrase, ENT_STR(" \xE2\x80\xA6 "), rest) : phrase;
	}
	if (!passive)
		return cut ? ent_str_join(arena, phrase, (ent_str){0}, ENT_STR(" \xE2\x80\xA6")) : phrase;
	ent_str subject = subject_before(s, be, marks, trigger, &gap);
	phrase = (ent_str){s.ptr + be, (size_t)(phrase.ptr - s.ptr) + phrase.len - be};
	return subject.len ? ent_str_join(arena, subject, gap ? ENT_STR(" \xE2\x80\xA6 ") : ENT_STR(" "), phrase) : phrase;
}

ent_str ent_headline_capital(ent_arena *arena, ent_str line)
{
	if (!line.len || line.ptr[0] < 'a' || line.ptr[0] > 'z')
		return line;
	char first[] = {(char)(line.ptr[0] - 32), '\0'};
	return ent_str_join(arena, ent_str_of(first), ENT_STR(""), ent_str_sub(line, 1, line.len));
}

ent_str ent_headline_of(ent_arena *arena, const ent_record_event *event, const ent_dossier_options *options)
{
	ent_str actors = side(arena, event, "actor", options), recipients = side(arena, event, "recipient", options);
	bool held = false, joins = false;
	ent_str words = words_of(arena, event, recipients.len > 0, &held, &joins);
	ent_str dash = ENT_STR(" \xE2\x80\x94 "), arrow = ENT_STR(" \xE2\x86\x92 ");
	if (recipients.len && !held && joins) /* "talks with": whom they were with follows */
		words = ent_str_join(arena, words, ENT_STR(" "), recipients);
	else if (recipients.len && !held)
		actors = actors.len ? ent_str_join(arena, actors, arrow, recipients) : recipients;
	return ent_headline_capital(arena, actors.len ? ent_str_join(arena, actors, dash, words) : words);
}
