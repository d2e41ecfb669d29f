/* Rows from occurrences: one that is told in a sentence of a row, with days that can be the same, adds its sources to
 * the row; others are rows of their own. */
#include "link/draft.h"

#include "link/accord.h"
#include "link/exercise.h"
#include "link/words.h"

static ent_str side_of(const ent_drafts *m, const ent_record_event *event, const char *role)
{
	ent_str text = {0};
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *p = &event->participants[i];
		if (!ent_str_is(p->role, role))
			continue;
		ent_str name = p->country.len ? ent_draft_state_name(m, p->country) : p->name.len ? p->name : p->text;
		if (text.len && ent_str_find(text, name, 0) >= 0)
			continue;
		text = text.len ? ent_str_join(m->arena, text, ENT_STR(", "), name) : name;
	}
	return text;
}

/* Behind the capitals that go on at `at`: "the Russian DUMA". */
static size_t end_of_name(ent_str text, size_t at)
{
	size_t next = at;
	ent_str word;
	while (ent_word_next(text, &next, &word) && (size_t)(word.ptr - text.ptr) == at + 1 && word.ptr[0] >= 'A' &&
		   word.ptr[0] <= 'Z')
		at = next;
	return at;
}

/* "Russian exchange delegation" of "a Russian exchange delegation visited": who travels where no person is named. */
static ent_str group_of(const ent_record_event *event)
{
	static const char *const groups[] = {"delegation",  "delegations", "businessmen", "parliamentarians", "officials",
										 "experts",     "lawmakers",   "envoys",      "mission",          "team",
										 "journalists", "students",    "officers",    "warships",         "ships"};
	enum { REACH = 40, BEHIND = 24, OF_THE = 8 /* [bytes] */ };
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *p = &event->participants[i];
		uint32_t from, to;
		size_t near = p->start > event->sentence_start ? p->start - event->sentence_start : 0;
		if (!ent_str_is(p->role, "actor") || !ent_word_find_near(event->sentence_text, p->text, near, &from, &to))
			continue;
		size_t at = from > BEHIND ? from - BEHIND : 0;
		ent_str word;
		while (ent_word_next(event->sentence_text, &at, &word) && at < from) /* "a delegation of the Duma" */
			if (ent_str_is(word, "delegation") && at + OF_THE >= from)
				return ent_str_sub(event->sentence_text, (size_t)(word.ptr - event->sentence_text.ptr),
								   end_of_name(event->sentence_text, to));
		at = from;
		while (ent_word_next(event->sentence_text, &at, &word) && at <= to + REACH)
			for (size_t k = 0; k < sizeof groups / sizeof *groups; k++)
				if (ent_str_is(word, groups[k]) && at < event->start - event->sentence_start)
					return ent_str_sub(event->sentence_text, from, at);
	}
	return (ent_str){0};
}

/* The number among a series that the event's words give it: "third". */
static ent_str order_of(const ent_record_event *event)
{
	for (size_t i = 0; i < event->n_amounts; i++)
		if (event->amounts[i].ordinal)
			return event->amounts[i].text;
	return (ent_str){0};
}

static void add_amounts(ent_drafts *m, ent_draft *row, const ent_record_event *event, bool joined)
{
	int at = ent_draft_column(m, "amount"), troops = ent_draft_column(m, "troops");
	ent_account_value value = {.source = event->source,
							   .sentence = event->sentence,
							   .sentence_text = event->sentence_text,
							   .start = event->start,
							   .end = event->end};
	if ((at < 0 || (joined && row->cells[at].n)) && (troops < 0 || (joined && row->cells[troops].n)))
		return;
	for (size_t i = 0; i < event->n_amounts; i++) {
		const ent_record_amount *amount = &event->amounts[i];
		uint32_t set = ent_ledgers_of_amount(m->input->ledgers, amount);
		value.value = amount->text;
		if (amount->ordinal || set & 1u << ENT_LEDGER_IDLE)
			continue;
		if (at >= 0)
			ent_draft_add(m, row, "amount", &value);
		else if (set & 1u << ENT_LEDGER_EXERCISE)
			ent_draft_add(m, row, "troops", &value);
	}
}

/* Days of a telling that cannot be those of its row are another act's of the same sentence, or a guess. */
static bool is_other_day(const ent_draft *row, const ent_record_event *event)
{
	return row->date.lo != ENT_DAY_UNKNOWN && (event->date.lo > row->date.hi || event->date.hi < row->date.lo);
}

/* What helps or follows an accession may be told with a day that only the story implies: it is not that of the
 * accession.
 */
static bool is_own_day(const ent_drafts *m, const ent_record_event *event)
{
	return m->kind != ENT_ACCOUNT_MEMBERSHIPS || event->date.basis == ENT_BASIS_STATED;
}

/* "agreed to hold the sixth exercise", "offered to train nurses": the deed is to come. */
static ent_str status_of(const ent_drafts *m, const ent_record_event *event)
{
	static const char *const offers[] = {"promis", "pledg", "offer", "vow"};
	bool wraps = ent_str_find(event->rule, ENT_STR("("), 0) > 0 || m->kind == ENT_ACCOUNT_PROMISES,
		 given = ent_str_is(event->status, "actual");
	for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) /* "promised a further loan" */
		wraps |= ent_str_starts(event->text, ent_str_of(offers[i]));
	bool promised = wraps && given && ent_str_is(event->event, "AGREE") && m->kind != ENT_ACCOUNT_AGREEMENTS &&
					ent_ledgers_of_event(m->input->ledgers, event) & 1u << ENT_LEDGER_PROMISE;
	return promised ? ENT_STR("promised") : event->status;
}

/* What is done to a ban, whatever word tells it: "banned all imports", "scrapped the embargo". */
static ent_str act_of(const ent_drafts *m, const ent_record_event *event)
{
	static const char *const off[] = {"CONCEDE", "RETREAT", "AGREE", "SUPPORT", "COOPERATE"}, *const less[] = {
																								  "ease", "easing",
																								  "relax", "loosen",
																								  "soften"};
	for (size_t i = 0; i < sizeof less / sizeof *less; i++)
		if (ent_str_starts(event->text, ent_str_of(less[i])))
			return ENT_STR("eased");
	if (ent_str_starts(ent_draft_about(m, event),
					   ent_str_join(m->arena, event->text, ENT_STR(" "), ENT_STR("part of"))))
		return ENT_STR("eased");
	for (size_t i = 0; i < sizeof off / sizeof *off; i++)
		if (ent_str_is(event->event, off[i]))
			return ENT_STR("lifted");
	return ent_str_is(event->event, "SANCTION") || ent_str_is(event->event, "COERCE") ? ENT_STR("imposed")
																					  : event->text;
}

/* "a fisheries agreement", or the words behind the trigger. */
static ent_str subject_of(const ent_drafts *m, const ent_record_event *event, size_t near)
{
	ent_str phrase = m->kind == ENT_ACCOUNT_AGREEMENTS
						 ? ent_accord_phrase(m->input->ledgers, event->sentence_text, near)
						 : (ent_str){0};
	return phrase.len                         ? phrase
		   : m->kind == ENT_ACCOUNT_ARMS      ? ent_draft_arms(m, event)
		   : m->kind == ENT_ACCOUNT_SANCTIONS ? ent_draft_measure(m, event)
											  : ent_draft_about(m, event);
}

/* Both parties of what another sentence, or the clause of the remark, knew one of. */
static void complete_parties(ent_drafts *m, ent_draft *row, const ent_record_event *event, ent_str all)
{
	int at = ent_draft_column(m, "parties");
	bool one = at >= 0 && m->kind == ENT_ACCOUNT_AGREEMENTS && row->cells[at].n;
	for (size_t i = 0; one && i < row->cells[at].n; i++)
		one = ent_str_find(row->cells[at].at[i].value, ENT_STR(","), 0) < 0 &&
			  ent_str_find(all, row->cells[at].at[i].value, 0) >= 0;
	if (!one || ent_str_find(all, ENT_STR(","), 0) < 0)
		return;
	row->cells[at].n = 0;
	row->states = ent_draft_states(m, event);
}

void ent_draft_tell(ent_drafts *m, ent_draft *row, const ent_record_event *event, bool joined)
{
	ent_account_value value = {.source = event->source,
							   .sentence = event->sentence,
							   .sentence_text = event->sentence_text,
							   .start = event->start,
							   .end = event->end};
	ent_str actors = side_of(m, event, "actor"), recipients = side_of(m, event, "recipient");
	ent_str all = recipients.len ? ent_str_join(m->arena, actors, ENT_STR(", "), recipients) : actors;
	bool placed = ent_date_placed(&event->date) && !(joined && is_other_day(row, event)) && is_own_day(m, event);
	ent_str person = {0}, office = {0};
	for (size_t i = 0; i < event->n_participants; i++)
		if (ent_str_is(event->participants[i].role, "actor") && !person.len) {
			person = event->participants[i].person;
			office = event->participants[i].office;
		}
	ent_str group = !person.len && !office.len && ent_draft_column(m, "who") >= 0 ? group_of(event) : (ent_str){0};
	bool exercise = m->kind == ENT_ACCOUNT_EXERCISES;
	size_t near = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	bool turned = ent_ledgers_of_event(m->input->ledgers, event) & 1u << ENT_LEDGER_TURNED && recipients.len &&
				  m->kind != ENT_ACCOUNT_PROMISES;
	complete_parties(m, row, event, all);
	const struct {
		const char *column;
		ent_str text;
		bool anyway; /* also where the row has the cell */
	} cells[] = {
		{"date", placed ? event->date.edtf : (ent_str){0}, true},
		{"parties", all, false},
		{"who",
		 person.len  ? person
		 : group.len ? group
					 : actors,
		 group.len > 0},
		{"office", office, false},
		{"from", turned ? recipients : actors, false},
		{"by", actors, false},
		{"state", actors, false},
		{"to", turned ? actors : recipients, false},
		{"on", recipients, false},
		{"organisation", recipients, false},
		{"subject", subject_of(m, event, near), false},
		{"act", act_of(m, event), false},
		{"order", order_of(event), false},
		{"number", exercise ? ent_exercise_number(event->sentence_text, near) : order_of(event), false},
		{"status", status_of(m, event), false},
		{"name", exercise ? ent_exercise_name(m, event->sentence_text, near, row->states) : (ent_str){0}, false},
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		int at = ent_draft_column(m, cells[i].column);
		value.value = cells[i].text;
		if (at >= 0 && (!joined || cells[i].anyway || row->cells[at].n == 0))
			ent_draft_add(m, row, cells[i].column, &value);
	}
	add_amounts(m, row, event, joined);
}

/* The meetings and signings of a visit, in the words that tell of them. */
static void add_parts(ent_drafts *m, ent_draft *row, const ent_occurrence *visit)
{
	for (size_t i = 0; i < visit->n_parts; i++) {
		const ent_record_event *event = visit->parts[i]->best;
		ent_account_value value = {.value = ent_draft_about(m, event),
								   .source = event->source,
								   .sentence = event->sentence,
								   .sentence_text = event->sentence_text,
								   .start = event->start,
								   .end = event->end};
		ent_draft_add(m, row, "parts", &value);
	}
}

/* What is signed during a visit is signed on its days: "During the visit the two sides signed a treaty". */
static void add_day_of_visit(ent_drafts *m, ent_draft *row, const ent_occurrence *occurrence)
{
	const ent_occurrence *visit = occurrence->part_of;
	if (!visit || row->date.lo != ENT_DAY_UNKNOWN || visit->date.lo == ENT_DAY_UNKNOWN)
		return;
	const ent_record_event *event = visit->best;
	ent_account_value value = {.value = visit->date.edtf,
							   .source = event->source,
							   .sentence = event->sentence,
							   .sentence_text = event->sentence_text,
							   .start = event->start,
							   .end = event->end};
	row->date = visit->date;
	ent_draft_add(m, row, "date", &value);
}

/* False when both cells say something and they share nothing; a state that stands for who travelled says nothing. */
static bool cells_meet(const ent_drafts *m, const ent_draft_values *a, const ent_draft_values *b, ent_str states)
{
	size_t n_a = 0, n_b = 0;
	for (size_t i = 0; i < a->n; i++) {
		if (ent_draft_is_state(m, a->at[i].value, states))
			continue;
		n_a++;
		for (size_t k = 0; k < b->n; k++)
			if (ent_str_eq_nocase(a->at[i].value, b->at[k].value))
				return true;
	}
	for (size_t k = 0; k < b->n; k++)
		n_b += !ent_draft_is_state(m, b->at[k].value, states);
	return !n_a || !n_b;
}

/* Two visits told in one sentence are two where others travelled, or whither others went. */
static bool one_visit(const ent_drafts *m, const ent_draft *a, const ent_draft *b)
{
	int who = ent_draft_column(m, "who"), to = ent_draft_column(m, "to");
	return cells_meet(m, &a->cells[who], &b->cells[who], a->states) &&
		   cells_meet(m, &a->cells[to], &b->cells[to], (ent_str){0});
}

/* Rows of remarks that were kept apart, told in sentences of one visit, are one row. */
static void merge_told(ent_drafts *m, uint32_t into, const ent_occurrence *occurrence)
{
	for (size_t t = 0; t < occurrence->n; t++) {
		const ent_record_event *event = occurrence->tellings[t].event;
		for (uint32_t told = ent_draft_first_told(m, event->source, event->sentence); told;
			 told = ent_draft_told(m, told)->next) {
			uint32_t at = ent_draft_told(m, told)->row;
			const ent_draft *row = &m->rows.at[into], *other = &m->rows.at[at];
			if (at != into && !other->merged && ent_str_eq(row->states, other->states) && one_visit(m, row, other))
				ent_draft_merge(m, into, at);
		}
	}
}

/* "signed in March 2018": no agreement is named, nor what it is on. */
static bool says_nothing(const ent_drafts *m, const ent_record_event *event)
{
	static const char *const times[] = {"in",    "on",        "next",  "last", "this",
										"later", "yesterday", "today", "soon", NULL};
	size_t near = event->start > event->sentence_start ? event->start - event->sentence_start : 0;
	ent_str about = ent_draft_about(m, event), word;
	size_t at = event->text.len;
	return !ent_accord_phrase(m->input->ledgers, event->sentence_text, near).len &&
		   ent_str_starts(about, event->text) && (!ent_word_next(about, &at, &word) || ent_word_is_one_of(word, times));
}

static bool counts_arms(const ent_drafts *m, const ent_record_event *event)
{
	for (size_t i = 0; i < event->n_amounts; i++)
		if (ent_ledgers_of_amount(m->input->ledgers, &event->amounts[i]) & 1u << ENT_LEDGER_ARMS)
			return true;
	return false;
}

/* Whether what is coded makes a row where no remark does: who travelled whither, what was given or sold. */
static bool stands_alone(const ent_drafts *m, const ent_occurrence *occurrence)
{
	const ent_record_event *best = occurrence->best;
	bool to = false;
	for (size_t i = 0; i < best->n_participants; i++)
		to |= ent_str_is(best->participants[i].role, "recipient");
	switch (m->kind) {
	case ENT_ACCOUNT_MEMBERSHIPS: /* an event names states, not the body that was joined */
		return false;
	case ENT_ACCOUNT_VISITS:
		return to;
	case ENT_ACCOUNT_ARMS: /* so many are considered, or asked for */
		return to && !ent_str_is(best->status, "denied") &&
			   (!ent_str_is(best->status, "hypothetical") || counts_arms(m, best));
	case ENT_ACCOUNT_AID:
		return to && !ent_str_is(best->status, "denied") && !ent_str_is(best->status, "hypothetical");
	case ENT_ACCOUNT_AGREEMENTS:
		return !ent_str_is(best->status, "hypothetical") && !says_nothing(m, best);
	default:
		return !ent_str_is(best->status, "hypothetical");
	}
}

void ent_account_add_occurrences(ent_drafts *m)
{
	int ledger = ent_account_ledger(m->kind);
	for (size_t i = 0; ledger >= 0 && i < m->input->occurrences->n; i++) {
		const ent_occurrence *occurrence = &m->input->occurrences->at[i];
		uint32_t set = m->input->sets ? m->input->sets[i] : ent_ledgers_of(m->input->ledgers, occurrence);
		if (!(set & 1u << ledger))
			continue;
		ent_draft *row = ent_draft_row_told(m, occurrence);
		bool joined = row != NULL;
		if (!row && !stands_alone(m, occurrence))
			continue;
		if (!row) {
			row = ent_push(m->work, &m->rows);
			*row = (ent_draft){.date = occurrence->date,
							   .states = ent_draft_states(m, occurrence->best),
							   .label = ent_draft_about(m, occurrence->best)};
		}
		if (joined && m->kind == ENT_ACCOUNT_VISITS)
			merge_told(m, (uint32_t)(row - m->rows.at), occurrence);
		if (row->date.lo == ENT_DAY_UNKNOWN && is_own_day(m, occurrence->best))
			row->date = occurrence->date;
		add_day_of_visit(m, row, occurrence);
		for (size_t k = 0; k < occurrence->n; k++) {
			const ent_record_event *event = occurrence->tellings[k].event;
			ent_draft_tell(m, row, event, joined || k > 0);
			ent_draft_note(m, event->source, event->sentence, (uint32_t)(row - m->rows.at));
		}
		add_parts(m, row, occurrence);
	}
}
