/* Questions about the tree of one sentence (Universal Dependencies v2). */
#include "remarks/clause.h"

#include <string.h>

enum { STEPS = 5 }; /* up the tree */

/* "Work on the dam BEGAN", "Work on the dam WAS HALTED": the true verb where the first word of the sentence is read as
 * one; ENT_CLAUSE_NONE: none. */
static int32_t verb_beside_first(const ent_clause *clause)
{
	int32_t beside = ent_clause_child(clause, 0, ENT_DEPREL_PARATAXIS, ENT_CLAUSE_NONE);
	int32_t joined = ent_clause_child(clause, 0, ENT_DEPREL_CONJ, ENT_CLAUSE_NONE);
	int32_t and = joined - 1;
	while (and > 0 && (clause->tokens[and].upos == ENT_UPOS_AUX || clause->tokens[and].upos == ENT_UPOS_ADV))
		and--;
	bool finite =
		joined >= 0 && clause->tokens[and].upos != ENT_UPOS_CCONJ && clause->tokens[and].upos != ENT_UPOS_PUNCT;
	return beside >= 0 ? beside : finite ? joined : ENT_CLAUSE_NONE;
}

void ent_clause_of(ent_clause *clause, ent_arena *arena, const ent_remark_tables *tables, const ent_remark_input *input,
				   const ent_sentence *sentence)
{
	*clause = (ent_clause){.tables = tables,
						   .input = input,
						   .arena = arena,
						   .sentence = sentence,
						   .tokens = sentence->tokens,
						   .n = (int32_t)sentence->n};
	clause->mention = ENT_NEWN(arena, const ent_mention *, sentence->n);
	clause->verb = ENT_NEWN(arena, bool, sentence->n);
	for (int32_t i = 0; i < clause->n; i++)
		clause->verb[i] = clause->tokens[i].upos == ENT_UPOS_VERB || clause->tokens[i].upos == ENT_UPOS_AUX;
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->tokens[i].deprel == ENT_DEPREL_DET && clause->tokens[i].head > i)
			clause->verb[clause->tokens[i].head] = false;
	if (clause->n > 2 && clause->verb[0] && clause->tokens[1].upos == ENT_UPOS_ADP &&
		ent_str_eq_nocase(clause->tokens[0].form, clause->tokens[0].lemma) && verb_beside_first(clause) >= 0)
		clause->verb[0] = false;
	for (int32_t i = 1; i < clause->n; i++) { /* "the first ever visit": a base form behind an article is a noun */
		int32_t k = i - 1;
		while (clause->verb[i] && k > 0 && k > i - 4 &&
			   (clause->tokens[k].upos == ENT_UPOS_ADJ || clause->tokens[k].upos == ENT_UPOS_ADV ||
				clause->tokens[k].upos == ENT_UPOS_NOUN))
			k--;
		if (clause->verb[i] && clause->tokens[k].upos == ENT_UPOS_DET &&
			ent_str_eq_nocase(clause->tokens[i].form, clause->tokens[i].lemma))
			clause->verb[i] = false;
	}
}

static unsigned universal(const ent_clause *clause, int32_t token)
{
	return ent_deprel_universal(clause->tokens[token].deprel);
}

bool ent_clause_rel(const ent_clause *clause, int32_t token, unsigned deprel)
{
	return clause->tokens[token].deprel == deprel || universal(clause, token) == deprel;
}

bool ent_clause_is_verb(const ent_clause *clause, int32_t token)
{
	return clause->verb[token];
}

bool ent_clause_lemma_in(const ent_clause *clause, int32_t token, ent_str list, char separator)
{
	const ent_token *t = &clause->tokens[token];
	bool plural = t->form.len > 3 && t->form.ptr[t->form.len - 1] == 's'; /* "troops" is its own lemma to the model */
	return (t->lemma.len && ent_remark_listed(list, separator, t->lemma)) ||
		   ent_remark_listed(list, separator, t->form) ||
		   (plural && ent_remark_listed(list, separator, ent_str_sub(t->form, 0, t->form.len - 1)));
}

bool ent_clause_form_is(const ent_clause *clause, int32_t token, const char *lower)
{
	return token >= 0 && token < clause->n && ent_str_eq_nocase(clause->tokens[token].form, ent_str_of(lower));
}

bool ent_clause_has_word(const ent_clause *clause, int32_t token, const char *lower)
{
	for (int32_t i = 0; i < clause->n; i++)
		if (clause->tokens[i].head == token && ent_clause_form_is(clause, i, lower))
			return true;
	return false;
}

bool ent_clause_is_capital(const ent_clause *clause, int32_t token)
{
	ent_str form = clause->tokens[token].form;
	return form.len && ((form.ptr[0] >= 'A' && form.ptr[0] <= 'Z') ||
						(form.len > 1 && (unsigned char)form.ptr[0] == 0xC3 && (unsigned char)form.ptr[1] < 0xA0));
}

bool ent_clause_is_participle(const ent_clause *clause, int32_t token)
{
	ent_str form = clause->tokens[token].form;
	if (clause->tokens[token].upos != ENT_UPOS_VERB || ent_str_ends(form, ENT_STR("ing")))
		return false;
	for (int32_t i = 0; i < token; i++) /* "to": an infinitive */
		if (clause->tokens[i].head == token && clause->tokens[i].deprel == ENT_DEPREL_MARK)
			return false;
	return !ent_str_eq_nocase(form, clause->tokens[token].lemma) || ent_str_ends(form, ENT_STR("ed"));
}

int32_t ent_clause_child(const ent_clause *clause, int32_t token, unsigned deprel, int32_t after)
{
	for (int32_t i = after + 1; i < clause->n; i++)
		if (clause->tokens[i].head == token && ent_clause_rel(clause, i, deprel))
			return i;
	return ENT_CLAUSE_NONE;
}

ent_str ent_clause_case(const ent_clause *clause, int32_t token)
{
	int32_t i = ent_clause_child(clause, token, ENT_DEPREL_CASE, -1);
	if (i < 0 && clause->tokens[token].upos != ENT_UPOS_VERB)
		i = ent_clause_child(clause, token, ENT_DEPREL_MARK, -1); /* "accession to ASEAN" read as an infinitive */
	if (i >= 0 && i < token)
		return clause->tokens[i].form;
	/* "pull out of Mali": the end of a preposition of several words, right before the nominal */
	for (i = token - 1; i > 0 && clause->tokens[i].head == token;)
		i--;
	bool fixed = i > 0 && clause->tokens[i].upos == ENT_UPOS_ADP && universal(clause, i) == ENT_DEPREL_FIXED;
	if (fixed)
		return clause->tokens[i].form;
	/* "of Mahmoud Abbas", "of Prime Minister Blair": the parser may hang it on what stands before the last name */
	for (i = token - 1; i >= 0 && i > token - 5 && ent_clause_under(clause, i, token); i--)
		if (universal(clause, i) == ENT_DEPREL_CASE && clause->tokens[i].head > i && clause->tokens[i].head < token &&
			clause->tokens[i].upos == ENT_UPOS_ADP)
			return clause->tokens[i].form;
	return (ent_str){0};
}

bool ent_clause_gives(const ent_clause *clause, int32_t token, const char *gives)
{
	uint32_t at = ent_map_get(&clause->tables->phase_words, clause->tokens[token].lemma);
	for (; at != ENT_MAP_NONE; at = clause->tables->phases.at[at].next)
		if (ent_str_is(clause->tables->phases.at[at].gives, gives))
			return true;
	return false;
}

/* "with the help of Peru", "with a view to peace": how, and not with whom. */
static bool is_manner(const ent_clause *clause, int32_t token, ent_str preposition)
{
	return ent_str_is(preposition, "with") && ent_clause_gives(clause, token, "manner");
}

int32_t ent_clause_prep(const ent_clause *clause, int32_t token, ent_str preposition, int32_t after)
{
	for (int32_t i = after + 1; i < clause->n; i++) {
		unsigned rel = universal(clause, i);
		if (clause->tokens[i].head == token && (rel == ENT_DEPREL_NMOD || rel == ENT_DEPREL_OBL) &&
			ent_str_eq_nocase(ent_clause_case(clause, i), preposition) && !is_manner(clause, i, preposition))
			return i;
	}
	return ENT_CLAUSE_NONE;
}

int32_t ent_clause_prep_near(const ent_clause *clause, int32_t token, ent_str preposition)
{
	enum { FAR = 14 }; /* [tokens] */
	int32_t found = ent_clause_prep(clause, token, preposition, ENT_CLAUSE_NONE);
	for (int32_t i = token + 1; found < 0 && i < clause->n && i <= token + FAR; i++) {
		const ent_token *t = &clause->tokens[i];
		bool clause_begins = (clause->verb[i] && (ent_clause_child(clause, i, ENT_DEPREL_NSUBJ, -1) >= 0 ||
												  universal(clause, i) == ENT_DEPREL_CONJ)) ||
							 (t->form.len == 1 && (t->form.ptr[0] == ';' || t->form.ptr[0] == ':'));
		if (clause_begins)
			break;
		bool nominal = t->upos == ENT_UPOS_NOUN || t->upos == ENT_UPOS_PROPN || t->upos == ENT_UPOS_PRON;
		if (nominal && ent_str_eq_nocase(ent_clause_case(clause, i), preposition) && !is_manner(clause, i, preposition))
			found = i;
	}
	return found;
}

bool ent_clause_under(const ent_clause *clause, int32_t token, int32_t root)
{
	for (int32_t steps = 0; token >= 0 && steps <= clause->n; steps++) {
		if (token == root)
			return true;
		token = clause->tokens[token].head;
	}
	return false;
}

/* "SIGNED in Lima in 1951, the pact was renewed": passive, and done to the subject of the clause that it opens. The
 * verb of that clause, or ENT_CLAUSE_NONE. */
static int32_t opened_by(const ent_clause *clause, int32_t participle)
{
	int32_t over = clause->tokens[participle].head;
	bool opens = participle == 0 || (participle == 1 && clause->tokens[0].upos == ENT_UPOS_ADV);
	if (!opens || over < participle || universal(clause, participle) != ENT_DEPREL_ADVCL ||
		!ent_clause_is_participle(clause, participle) ||
		ent_clause_child(clause, participle, ENT_DEPREL_OBJ, participle) >= 0)
		return ENT_CLAUSE_NONE;
	int32_t subject = ent_clause_child(clause, over, ENT_DEPREL_NSUBJ, participle);
	return subject >= 0 && subject < over ? over : ENT_CLAUSE_NONE;
}

/* "The pact, CONCLUDED by Chad in 1951, was renewed", with the participle read as the verb of the sentence and the verb
 * hung on it: the subject of both, or ENT_CLAUSE_NONE. */
static int32_t set_off(const ent_clause *clause, int32_t participle)
{
	int32_t subject = ent_clause_child(clause, participle, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	if (subject < 0 || subject > participle - 2 || !ent_clause_form_is(clause, participle - 1, ",") ||
		!ent_clause_is_participle(clause, participle) ||
		ent_clause_child(clause, participle, ENT_DEPREL_AUX, ENT_CLAUSE_NONE) >= 0 ||
		ent_clause_child(clause, participle, ENT_DEPREL_OBJ, ENT_CLAUSE_NONE) >= 0)
		return ENT_CLAUSE_NONE;
	for (int32_t i = subject + 1; i < participle - 1; i++)
		if (ent_clause_form_is(clause, i, ","))
			return ENT_CLAUSE_NONE;
	for (int32_t i = participle + 2; i < clause->n; i++) {
		int32_t first = i;
		while (first > 0 && clause->tokens[first - 1].head == i && clause->tokens[first - 1].upos == ENT_UPOS_AUX)
			first--;
		if (clause->verb[i] && clause->tokens[i].head == participle && ent_clause_form_is(clause, first - 1, ",") &&
			ent_clause_child(clause, i, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE) < 0 &&
			!ent_str_ends(clause->tokens[i].form, ENT_STR("ing")))
			return subject;
	}
	return ENT_CLAUSE_NONE;
}

/* "Chad was THE FIRST STATE to recognise it", "became THE FIRST STATE to do so": who the noun is said to be, where that
 * is named; else the noun. */
static int32_t who_is_said(const ent_clause *clause, int32_t noun)
{
	int32_t over = clause->tokens[noun].head, who = ENT_CLAUSE_NONE;
	if (ent_clause_child(clause, noun, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0)
		who = ent_clause_child(clause, noun, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	else if (over >= 0 && universal(clause, noun) == ENT_DEPREL_XCOMP &&
			 ent_str_is(clause->tokens[over].lemma, "become"))
		who = ent_clause_child(clause, over, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	bool named = who >= 0 && clause->mention[who] && clause->mention[who]->n_actors;
	return named && !(clause->mention[noun] && clause->mention[noun]->n_actors) ? who : noun;
}

int32_t ent_clause_subject(const ent_clause *clause, int32_t verb, bool *ret_passive)
{
	*ret_passive = false;
	bool passive =
		verb >= 0 && (ent_clause_child(clause, verb, ENT_DEPREL_AUX_PASS, -1) >= 0 || opened_by(clause, verb) >= 0);
	int32_t over = verb >= 0 ? clause->tokens[verb].head : ENT_CLAUSE_NONE;
	int32_t shared = verb < 0 ? ENT_CLAUSE_NONE : set_off(clause, verb);
	*ret_passive = shared >= 0;
	if (shared < 0 && over >= 0 && over < verb && clause->verb[over] && set_off(clause, over) >= 0 &&
		ent_clause_child(clause, verb, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE) < 0) {
		shared = set_off(clause, over);
		*ret_passive = passive;
	}
	if (shared >= 0)
		return shared;
	for (int step = 0; verb >= 0 && step < STEPS; step++) {
		int32_t own = ENT_CLAUSE_NONE;
		for (int32_t i = 0; i < clause->n; i++) /* where the parser gives two, the one nearer to the verb */
			if (clause->tokens[i].head == verb && universal(clause, i) == ENT_DEPREL_NSUBJ && (own < 0 || i < verb))
				own = i;
		if (own >= 0) {
			int32_t i = own;
			/* of a passive that governs ("was expected to visit") the subject is the governed verb's own */
			/* "declared independence and was recognised": what it shares is what it is done to */
			*ret_passive = step == 0 ? clause->tokens[i].deprel == ENT_DEPREL_NSUBJ_PASS : passive;
			if (ent_clause_form_is(clause, i, "which") || ent_clause_form_is(clause, i, "that") ||
				ent_clause_form_is(clause, i, "who"))
				return clause->tokens[verb].head;
			return i;
		}
		unsigned rel = universal(clause, verb);
		if (rel == ENT_DEPREL_ACL && !ent_clause_is_participle(clause, verb)) {
			int32_t noun = clause->tokens[verb].head, up = noun < 0 ? ENT_CLAUSE_NONE : clause->tokens[noun].head;
			bool plan = up >= 0 && ent_clause_has_word(clause, verb, "to") && ent_clause_stage_noun(clause, noun) &&
						clause->verb[up] && ent_clause_child(clause, noun, ENT_DEPREL_NMOD_POSS, -1) < 0 &&
						universal(clause, noun) == ENT_DEPREL_OBJ;
			if (!plan)
				return noun >= 0 && ent_clause_has_word(clause, verb, "to") ? who_is_said(clause, noun) : noun;
			verb = up; /* "shelved PLANS TO VISIT": whose plans they are */
			continue;
		}
		if (rel != ENT_DEPREL_CONJ && rel != ENT_DEPREL_XCOMP && rel != ENT_DEPREL_ADVCL)
			return ENT_CLAUSE_NONE;
		verb = clause->tokens[verb].head;
	}
	return ENT_CLAUSE_NONE;
}

static bool is_relative(const ent_clause *clause, int32_t i)
{
	return ent_clause_form_is(clause, i, "which") || ent_clause_form_is(clause, i, "that");
}

bool ent_clause_is_timed(const ent_clause *clause, int32_t token)
{
	for (size_t k = 0; k < clause->n_timexes; k++)
		if (token >= (int32_t)clause->timexes[k].first &&
			token < (int32_t)(clause->timexes[k].first + clause->timexes[k].n))
			return true;
	return false;
}

/* "concluded THE PACT", "broke off RELATIONS", "called off THE EXERCISE": what stands right behind the verb or its
 * particle, with no preposition, is its object whatever the parser calls it. */
static int32_t object_right_behind(const ent_clause *clause, int32_t verb)
{
	int32_t lone = ent_clause_child(clause, verb, ENT_DEPREL_IOBJ, verb), from = verb + 1;
	if (lone >= 0)
		return lone;
	if (ent_clause_form_is(clause, from, "off") || ent_clause_form_is(clause, from, "up") ||
		ent_clause_form_is(clause, from, "out"))
		from++;
	for (int32_t i = from; i < clause->n; i++) {
		const ent_token *t = &clause->tokens[i];
		if (t->head == verb && t->upos == ENT_UPOS_NOUN && ent_clause_rel(clause, i, ENT_DEPREL_OBL) &&
			from > verb + 1 && !ent_clause_is_timed(clause, i))
			return i;
		bool before_noun = t->upos == ENT_UPOS_DET || t->upos == ENT_UPOS_ADJ || t->upos == ENT_UPOS_PROPN ||
						   t->upos == ENT_UPOS_PRON || ent_clause_rel(clause, i, ENT_DEPREL_COMPOUND);
		if (!before_noun || t->head <= i)
			break;
	}
	return ENT_CLAUSE_NONE;
}

int32_t ent_clause_object(const ent_clause *clause, int32_t verb)
{
	int32_t object = ent_clause_child(clause, verb, ENT_DEPREL_OBJ, -1);
	if (object < 0)
		object = object_right_behind(clause, verb);
	if (object >= 0 && object + 1 < clause->n && clause->tokens[object + 1].head == verb && !clause->verb[object + 1] &&
		clause->tokens[object + 1].upos == ENT_UPOS_VERB)
		return object + 1; /* "the arms ban" with the noun read as a verb */
	if (object >= 0 && object < verb && is_relative(clause, object) && universal(clause, verb) == ENT_DEPREL_ACL)
		return clause->tokens[verb].head; /* "the dam, WHICH Chad opened" */
	if (object >= 0)
		return object;
	object = ent_clause_child(clause, verb, ENT_DEPREL_NSUBJ_PASS, -1);
	if (object >= 0 && clause->tokens[object].deprel == ENT_DEPREL_NSUBJ_PASS) {
		return is_relative(clause, object) ? clause->tokens[verb].head : object;
	}
	if (universal(clause, verb) == ENT_DEPREL_ACL && ent_clause_is_participle(clause, verb))
		return clause->tokens[verb].head;
	for (int32_t i = verb + 1; i < clause->n && i <= verb + 4; i++) /* "lifted the ban" with the noun read as a verb */
		if (clause->tokens[i].head == verb && clause->tokens[i].upos == ENT_UPOS_VERB && !clause->verb[i])
			return i;
	if (ent_clause_child(clause, verb, ENT_DEPREL_AUX_PASS, -1) >= 0 || /* "expected to be completed" */
		opened_by(clause, verb) >= 0 || set_off(clause, verb) >= 0) {
		bool passive;
		return ent_clause_subject(clause, verb, &passive);
	}
	return ENT_CLAUSE_NONE;
}

/* --- states --- */

void ent_states_add(ent_states_set *set, const char *code)
{
	for (size_t i = 0; i < set->n; i++)
		if (strcmp(set->code[i], code) == 0)
			return;
	if (*code && set->n < ENT_CLAUSE_STATES)
		memcpy(set->code[set->n++], code, 4);
}

ent_str ent_states_text(ent_arena *arena, ent_states_set *set)
{
	ent_str text = {0};
	for (size_t i = 1; i < set->n; i++)
		for (size_t k = i; k > 0 && strcmp(set->code[k - 1], set->code[k]) > 0; k--) {
			char swap[4];
			memcpy(swap, set->code[k], 4);
			memcpy(set->code[k], set->code[k - 1], 4);
			memcpy(set->code[k - 1], swap, 4);
		}
	for (size_t i = 0; i < set->n; i++)
		text = i ? ent_str_join(arena, text, ENT_STR(" "), ent_str_of(set->code[i]))
				 : ent_str_copy(arena, ent_str_of(set->code[i]));
	return text;
}

static bool add_mention(const ent_mention *mention, ent_states_set *set)
{
	size_t before = set->n;
	for (uint32_t i = 0; mention && i < mention->n_actors; i++)
		ent_states_add(set, mention->actors[i].country);
	return set->n > before;
}

void ent_clause_states(const ent_clause *clause, int32_t nominal, ent_states_set *set)
{
	if (nominal < 0)
		return;
	bool named = clause->mention[nominal] && clause->mention[nominal]->n_actors > 0;
	add_mention(clause->mention[nominal], set);
	for (int32_t i = 0; i < clause->n; i++) {
		if (clause->tokens[i].head != nominal)
			continue;
		unsigned rel = universal(clause, i);
		bool modifier = rel == ENT_DEPREL_AMOD || rel == ENT_DEPREL_COMPOUND ||
						clause->tokens[i].deprel == ENT_DEPREL_NMOD_POSS || rel == ENT_DEPREL_FLAT ||
						(rel == ENT_DEPREL_NMOD && ent_str_is(ent_clause_case(clause, i), "of"));
		if ((rel == ENT_DEPREL_CONJ || (rel == ENT_DEPREL_APPOS && !named)) && i > nominal)
			ent_clause_states(clause, i, set);
		else if (!named && modifier)
			add_mention(clause->mention[i], set);
	}
}

void ent_clause_states_under(const ent_clause *clause, int32_t root, ent_states_set *set)
{
	for (int32_t i = 0; root >= 0 && i < clause->n; i++)
		if (clause->mention[i] && ent_clause_under(clause, i, root))
			add_mention(clause->mention[i], set);
}

/* --- stage --- */

static const char *const ranked[] = {"actual", "planned",   "promised",  "hypothetical", "requested",
									 "denied", "postponed", "suspended", "cancelled"};

static int rank_of(ent_str status)
{
	for (int i = 0; i < (int)(sizeof ranked / sizeof *ranked); i++)
		if (ent_str_is(status, ranked[i]))
			return i;
	return 0;
}

/* What the word says as `pos`, or missing. */
static ent_str phase_of(const ent_clause *clause, int32_t token, char pos)
{
	const ent_token *t = &clause->tokens[token];
	ent_str word = pos == 'm' || !t->lemma.len ? ent_str_lower(clause->arena, t->form) : t->lemma;
	uint32_t at = ent_map_get(&clause->tables->phase_words, word);
	ent_str plain = {0};
	for (; at != ENT_MAP_NONE; at = clause->tables->phases.at[at].next) {
		const ent_remark_phase *phase = &clause->tables->phases.at[at];
		ptrdiff_t split = ent_str_find(phase->word, ENT_STR("_"), 0);
		if (phase->pos != pos)
			continue;
		if (split < 0) {
			plain = phase->gives;
			continue;
		}
		ent_str particle = ent_str_sub(phase->word, (size_t)split + 1, phase->word.len);
		for (int32_t i = token + 1; i < clause->n && i <= token + 4; i++) {
			int32_t over = clause->tokens[i].head; /* "call FOR a withdrawal": the case of what hangs on the verb */
			bool own = over == token ||
					   (over >= 0 && clause->tokens[over].head == token && clause->tokens[i].deprel == ENT_DEPREL_CASE);
			if (own && ent_str_eq_nocase(clause->tokens[i].form, particle))
				return phase->gives;
		}
	}
	return plain;
}

static void take(ent_stage_told *stage, ent_str gives)
{
	if (ent_str_is(gives, "start") || ent_str_is(gives, "end")) {
		if (!stage->phase.len)
			stage->phase = gives;
	} else if (gives.len && rank_of(gives) > rank_of(stage->status)) {
		stage->status = gives;
	}
}

ent_str ent_clause_phase(const ent_clause *clause, int32_t verb)
{
	ent_str gives = phase_of(clause, verb, 'v');
	return ent_str_is(gives, "start") || ent_str_is(gives, "end") ? gives : (ent_str){0};
}

ent_str ent_clause_own_status(const ent_clause *clause, int32_t verb, ent_str told)
{
	ent_str gives = phase_of(clause, verb, 'v');
	static const char *const own[] = {"promised", "requested", "cancelled", "postponed", "suspended"};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (ent_str_is(gives, own[i]))
			return gives;
	return told;
}

bool ent_clause_stage_noun(const ent_clause *clause, int32_t noun)
{
	return phase_of(clause, noun, 'n').len > 0;
}

static bool is_form_of_be(const ent_clause *clause, int32_t i)
{
	return ent_clause_form_is(clause, i, "was") || ent_clause_form_is(clause, i, "were") ||
		   ent_clause_form_is(clause, i, "is") || ent_clause_form_is(clause, i, "are");
}

/* Auxiliaries and negation on a verb. */
static void take_beside(const ent_clause *clause, int32_t verb, ent_stage_told *stage)
{
	bool perfect = false, would = false;
	for (int32_t i = verb - 1; i > 0 && i >= verb - 3; i--) /* "was to be built by May", "was to have been built" */
		if (ent_clause_form_is(clause, i, "to") &&
			(is_form_of_be(clause, i - 1) || (i > 1 && clause->tokens[i - 1].upos == ENT_UPOS_ADV &&
											  is_form_of_be(clause, i - 2)))) /* "was once to be" */
			take(stage, ent_clause_form_is(clause, i + 1, "have") ? ENT_STR("hypothetical") : ENT_STR("planned"));
	for (int32_t i = verb - 1; i > 0 && i >= verb - 3; i--) /* "has YET TO ratify", "is YET TO be signed" */
		if (ent_clause_form_is(clause, i, "to") && ent_clause_form_is(clause, i - 1, "yet"))
			take(stage, ENT_STR("denied"));
	int32_t subject = ent_clause_child(clause, verb, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE);
	if (subject >= 0 && ent_clause_has_word(clause, subject, "no")) /* "NO premier had visited Chad" */
		take(stage, ENT_STR("denied"));
	for (int32_t i = 0; i < clause->n; i++) {
		if (clause->tokens[i].head != verb)
			continue;
		unsigned rel = universal(clause, i);
		if (rel == ENT_DEPREL_AUX && clause->mention[i]) /* "Theresa May visited" */
			continue;
		if (rel == ENT_DEPREL_AUX || rel == ENT_DEPREL_COP) {
			would |= ent_clause_form_is(clause, i, "would");
			perfect |= ent_clause_form_is(clause, i, "have");
			if (!ent_clause_form_is(clause, i, "would"))
				take(stage, phase_of(clause, i, 'm'));
		} else if (rel == ENT_DEPREL_ADVMOD &&
				   (ent_clause_form_is(clause, i, "not") || ent_clause_form_is(clause, i, "n't") ||
					ent_clause_form_is(clause, i, "never"))) {
			take(stage, ENT_STR("denied"));
		}
	}
	if (would) /* "would be completed in 2020" is the future of the past; "would have been" did not come about */
		take(stage, perfect ? ENT_STR("hypothetical") : ENT_STR("planned"));
}

/* Verbs that share the subject of `verb` by conjunction: "was planned for May but called off". */
static void take_conjoined(const ent_clause *clause, int32_t verb, ent_stage_told *stage)
{
	for (int32_t i = verb + 1; i < clause->n; i++)
		if (clause->tokens[i].head == verb && universal(clause, i) == ENT_DEPREL_CONJ &&
			ent_clause_is_verb(clause, i)) {
			int32_t subject = ent_clause_child(clause, i, ENT_DEPREL_NSUBJ, -1);
			if (subject < 0 || ent_clause_form_is(clause, subject, "it"))
				take(stage, phase_of(clause, i, 'v'));
		}
}

/* What the subject is by a form of "be". */
static bool is_said_of(const ent_clause *clause, int32_t token)
{
	return ent_clause_child(clause, token, ENT_DEPREL_COP, ENT_CLAUSE_NONE) >= 0;
}

/* "its entry, voted in May, TOOK EFFECT in June": it came about, whatever was planned of it. */
static bool came_about(const ent_clause *clause, int32_t token)
{
	int32_t verb = clause->tokens[token].head;
	if (verb < 0 || clause->verb[token] || !clause->verb[verb] || universal(clause, token) != ENT_DEPREL_NSUBJ ||
		ent_clause_child(clause, verb, ENT_DEPREL_AUX, ENT_CLAUSE_NONE) >= 0)
		return false;
	int32_t object = ent_clause_child(clause, verb, ENT_DEPREL_OBJ, verb);
	return ent_clause_form_is(clause, verb, "took") && object >= 0 &&
		   (ent_clause_form_is(clause, object, "place") || ent_clause_form_is(clause, object, "effect"));
}

/* What stands on the word itself: participles, adjectives, a "no", the auxiliaries of a verb. */
static void take_own(const ent_clause *clause, int32_t token, ent_stage_told *stage)
{
	bool verb = ent_clause_is_verb(clause, token);
	for (int32_t i = 0; i < clause->n; i++) /* "the visit, planned for May": "the postponed visit" */
		if (clause->tokens[i].head == token && clause->tokens[i].upos != ENT_UPOS_ADV &&
			((clause->tokens[i].deprel == ENT_DEPREL_ACL && ent_clause_is_participle(clause, i)) ||
			 universal(clause, i) == ENT_DEPREL_AMOD)) {
			take(stage, phase_of(clause, i, 'v'));
			if (clause->tokens[i].upos == ENT_UPOS_ADJ)
				take(stage, phase_of(clause, i, 'a'));
		}
	int32_t beside = token == 0 && !verb ? verb_beside_first(clause) : ENT_CLAUSE_NONE;
	if (beside >= 0)
		take(stage, phase_of(clause, beside, 'v'));
	for (int32_t i = 0; i < token && !verb; i++) /* "there are NO disputes" */
		if (clause->tokens[i].head == token &&
			(ent_clause_form_is(clause, i, "no") || ent_clause_form_is(clause, i, "without")))
			take(stage, ENT_STR("denied"));
	if (verb || is_said_of(clause, token))
		take_beside(clause, token, stage);
}

/* How a word hangs on the one above it, as far as that can say something of its stage. */
enum hold { HOLD_NONE, HOLD_VERB, HOLD_NOUN, HOLD_JOINED };

/* `gives`: what the word above says. */
static enum hold hold_of(const ent_clause *clause, int32_t token, ent_str gives)
{
	int32_t up = clause->tokens[token].head;
	unsigned rel = universal(clause, token);
	bool noun = !ent_clause_is_verb(clause, token), above_verb = ent_clause_is_verb(clause, up);
	ent_str by = ent_clause_case(clause, token);
	bool aimed = ent_str_is(by, "on") || ent_str_is(by, "to") || ent_str_is(by, "for") || (!by.len && token > up) ||
				 /* "called off his visit" with the object read as something beside */
				 (noun && above_verb && ent_clause_object(clause, up) == token);
	bool governs = noun ? above_verb && (rel == ENT_DEPREL_OBJ || rel == ENT_DEPREL_NSUBJ ||
										 (rel == ENT_DEPREL_OBL && aimed && rank_of(gives) > 0))
						: rel == ENT_DEPREL_XCOMP || rel == ENT_DEPREL_CCOMP ||
							  (rel == ENT_DEPREL_ADVCL && token > up && rank_of(gives) > 0 && /* "promised TO OPEN" */
							   ent_clause_has_word(clause, token, "to"));
	bool participle = rel == ENT_DEPREL_ACL && !noun && ent_clause_is_participle(clause, token);
	bool of_noun =
		!above_verb && !participle &&
		(rel == ENT_DEPREL_NMOD || rel == ENT_DEPREL_ACL || clause->tokens[token].deprel == ENT_DEPREL_COMPOUND);
	return rel == ENT_DEPREL_CONJ ? HOLD_JOINED : governs ? HOLD_VERB : of_noun ? HOLD_NOUN : HOLD_NONE;
}

/* What the word above says of the stage of `token`; false where nothing further up says anything of it. */
static bool take_above(const ent_clause *clause, int32_t token, ent_stage_told *stage)
{
	const ent_str light = ENT_STR("have pay make take undertake hold conduct");
	int32_t up = clause->tokens[token].head;
	unsigned rel = universal(clause, token);
	bool noun = !ent_clause_is_verb(clause, token), above_verb = ent_clause_is_verb(clause, up);
	/* "is set to be completed": a participle read as an adjective */
	bool verbal = above_verb || clause->tokens[up].upos == ENT_UPOS_ADJ;
	ent_str gives = phase_of(clause, up, verbal ? 'v' : 'n');
	if (noun && rel == ENT_DEPREL_NSUBJ && is_said_of(clause, up)) /* "the withdrawal was COMPLETE" */
		take(stage, ent_clause_phase(clause, up));
	/* "expressed INTEREST in buying": hung on the verb of the noun */
	if (!noun && rel == ENT_DEPREL_ADVCL && token > 1 && clause->tokens[token - 1].head == token &&
		clause->tokens[token - 2].upos == ENT_UPOS_NOUN && clause->tokens[token - 2].head == up)
		take(stage, phase_of(clause, token - 2, 'n'));
	enum hold hold = hold_of(clause, token, gives);
	if (hold == HOLD_NONE)
		return false;
	if (hold == HOLD_JOINED) {
		if (ent_clause_child(clause, token, ENT_DEPREL_NSUBJ, -1) >= 0) /* a clause of its own */
			return false;
		if ((!noun && above_verb) ||
			(is_said_of(clause, token) && is_said_of(clause, up))) /* "will be long AND be READY in May" */
			take_beside(clause, up, stage);
		return true;
	}
	if (hold == HOLD_NOUN && ent_clause_form_is(clause, up, "deadline"))
		take(stage, ENT_STR("end"));
	take(stage, gives);
	if (above_verb)
		take_beside(clause, up, stage);
	if (above_verb && noun)
		take_conjoined(clause, up, stage);
	if (hold == HOLD_NOUN)
		return gives.len > 0;
	/* a verb that says nothing of the stage ends the chain: its own mood is not the noun's */
	return !noun || !above_verb || gives.len || ent_clause_lemma_in(clause, up, light, ' ');
}

ent_stage_told ent_clause_stage(const ent_clause *clause, int32_t token)
{
	ent_stage_told stage = {.status = ENT_STR("actual")};
	if (came_about(clause, token))
		return stage;
	take_own(clause, token, &stage);
	for (int step = 0; step < STEPS && clause->tokens[token].head >= 0; step++) {
		if (!take_above(clause, token, &stage))
			break;
		token = clause->tokens[token].head;
	}
	return stage;
}

/* "the observer status, WHICH LED to membership IN 2017", "the first visit since THE KING FELL in 1990": a clause with
 * a subject of its own stands between. */
static bool is_told_on(const ent_clause *clause, int32_t from, int32_t noun)
{
	for (int32_t up = clause->tokens[from].head; up >= 0 && up != noun; up = clause->tokens[up].head) {
		bool own = ent_clause_child(clause, up, ENT_DEPREL_NSUBJ, ENT_CLAUSE_NONE) >= 0;
		bool since = clause->tokens[up].deprel == ENT_DEPREL_ADVCL &&
					 (ent_clause_has_word(clause, up, "since") || ent_clause_has_word(clause, up, "after") ||
					  ent_clause_has_word(clause, up, "before") || ent_clause_has_word(clause, up, "until"));
		bool told_on = clause->tokens[up].deprel == ENT_DEPREL_ACL_RELCL &&
					   !phase_of(clause, up, 'v').len && /* "the visit THAT WAS PLANNED for May" is told of itself */
					   !ent_clause_lemma_in(clause, up, ENT_STR("pay make undertake"), ' ');
		if (own && (since || told_on))
			return true;
	}
	return false;
}

/* "It was IN MAY 1986 that Chad acceded" */
static bool is_cleft(const ent_clause *clause, const ent_timex *timex, int32_t token)
{
	int32_t behind = (int32_t)(timex->first + timex->n);
	return timex->sentence == clause->sentence->index && ent_clause_form_is(clause, 0, "it") &&
		   (ent_clause_form_is(clause, 1, "was") || ent_clause_form_is(clause, 1, "is")) && timex->first <= 4 &&
		   behind < token && ent_clause_form_is(clause, behind, "that");
}

/* "under CONSTRUCTION since 2011 and should open IN 2015": of a verb that is joined to what the noun tells. */
static bool is_joined_on(const ent_clause *clause, int32_t from, int32_t noun)
{
	for (int32_t up = from; up >= 0 && up != noun; up = clause->tokens[up].head)
		if (universal(clause, up) == ENT_DEPREL_CONJ && clause->verb[up])
			return true;
	return false;
}

ent_date ent_clause_date(const ent_clause *clause, int32_t token, const ent_timex **ret_timex)
{
	*ret_timex = NULL;
	if (!clause->input->timexes)
		return ENT_DATE_NONE;
	/* of a noun the date that hangs in its own phrase: "the breakdown of the Union in 1990" */
	for (size_t i = 0; i < clause->n_timexes && !clause->verb[token]; i++) {
		const ent_timex *timex = &clause->timexes[i];
		bool days =
			timex->date.lo != ENT_DAY_UNKNOWN && timex->date.lo != ENT_DAY_PAST && timex->date.hi != ENT_DAY_FUTURE;
		int32_t first = (int32_t)timex->first; /* "the 2018 Iron Palm drills" */
		bool own = first > token ? ent_clause_under(clause, first, token) && !is_joined_on(clause, first, token)
								 : clause->tokens[first].head == token;
		bool narrows = *ret_timex && timex->date.lo >= (*ret_timex)->date.lo && timex->date.hi <= (*ret_timex)->date.hi;
		if (days && timex->type == ENT_TIMEX_DATE && own && !is_told_on(clause, first, token) &&
			(!*ret_timex || narrows)) /* "1974. The minister is in Lima from 3 TO 5 MAY" */
			*ret_timex = timex;
	}
	if (*ret_timex)
		return (*ret_timex)->date;
	ent_date date = ent_times_of(clause->input->timexes, clause->arena, clause->input->text, clause->sentence->index,
								 (uint32_t)token, ret_timex);
	if (*ret_timex && (*ret_timex)->sentence == clause->sentence->index && !clause->verb[token] &&
		date.basis == ENT_BASIS_INFERRED && is_told_on(clause, (int32_t)(*ret_timex)->first, token)) {
		*ret_timex = NULL;
		return ENT_DATE_NONE;
	}
	if (*ret_timex && date.basis == ENT_BASIS_INFERRED && is_cleft(clause, *ret_timex, token))
		date.basis = ENT_BASIS_STATED;
	/* what stands behind a semicolon dates another clause, where this one has a date of its own */
	for (int32_t i = token + 1; *ret_timex && i < (int32_t)(*ret_timex)->first; i++) {
		if (!ent_clause_form_is(clause, i, ";"))
			continue;
		for (size_t k = 0; k < clause->n_timexes; k++)
			if ((int32_t)clause->timexes[k].first < i && clause->timexes[k].date.lo != ENT_DAY_UNKNOWN &&
				clause->timexes[k].type == ENT_TIMEX_DATE) {
				*ret_timex = &clause->timexes[k];
				return clause->timexes[k].date;
			}
	}
	/* "the Union fell and the Republic was founded in 1991": what is told behind an "and" dates both */
	bool open = date.lo == ENT_DAY_UNKNOWN || date.basis == ENT_BASIS_INFERRED;
	for (int32_t i = token + 1; i < clause->n && clause->verb[token] && open; i++) {
		bool joined = universal(clause, i) == ENT_DEPREL_CONJ && clause->verb[i] &&
					  (clause->tokens[i].head == token || clause->tokens[i].head == clause->tokens[token].head);
		int32_t and = joined ? ent_clause_child(clause, i, ENT_DEPREL_CC, ENT_CLAUSE_NONE) : ENT_CLAUSE_NONE;
		const ent_timex *timex = NULL;
		if (and <= 0 || !ent_clause_form_is(clause, and, "and") || ent_clause_form_is(clause, and-1, ","))
			continue;
		ent_date told = ent_times_of(clause->input->timexes, clause->arena, clause->input->text,
									 clause->sentence->index, (uint32_t)i, &timex);
		if (timex && told.basis == ENT_BASIS_STATED) {
			date = told;
			*ret_timex = timex;
			open = false;
		}
	}
	return date;
}

ent_str ent_clause_text(const ent_clause *clause, uint32_t first, uint32_t end)
{
	if (end <= first || end > (uint32_t)clause->n)
		return (ent_str){0};
	return ent_str_sub(clause->input->text->document->text, clause->tokens[first].start, clause->tokens[end - 1].end);
}
