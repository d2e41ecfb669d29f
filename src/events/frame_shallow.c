/* Frames of unparsed sentences, by position.
 *
 * English puts the subject before the verb group and the object behind it, and marks everything else by prepositions;
 * so a verb's arguments can be read off the tokens as long as clauses do not nest deeply. The walk to the left passes
 * the verb group ("has not been able to"), notes its modals and negation, and finds the governing operator of an
 * infinitive or gerund; the walk to the right cuts the clause at its prepositions. The same idea served TABARI
 * (Schrodt 2001) and the cascades of Abney (1996), "Partial parsing via finite-state cascades". */
#include "events/frame.h"
#include "events/frame_govern.h"

enum { REACH = 40, GOVERNOR_REACH = 9 };

static const ent_word *word_at(const ent_scene *scene, uint32_t i)
{
	static const ent_word outside = {.kind = ENT_KIND_STOP, .rows = ENT_MAP_NONE, .mention = ENT_NO_INDEX};
	return i < scene->sentence->n ? &scene->words[i] : &outside;
}

static uint8_t kind_at(const ent_scene *scene, uint32_t i)
{
	return word_at(scene, i)->kind;
}

static bool cuts_clause(uint8_t kind)
{
	return kind == ENT_KIND_STOP || kind == ENT_KIND_SUB || kind == ENT_KIND_REL;
}

static bool verbal(uint8_t kind)
{
	return kind == ENT_KIND_VERB || kind == ENT_KIND_BE || kind == ENT_KIND_HAVE || kind == ENT_KIND_MODAL ||
		   kind == ENT_KIND_DO;
}

static bool is_mention(const ent_scene *scene, uint32_t i)
{
	return word_at(scene, i)->mention != ENT_NO_INDEX;
}

/* "to" before a verb, not before a noun phrase. */
static bool infinitive(const ent_scene *scene, uint32_t to)
{
	const ent_word *next = word_at(scene, to + 1);
	if (next->kind == ENT_KIND_ADV)
		next = word_at(scene, to + 2);
	if (verbal(next->kind))
		return true;
	if (next->kind != ENT_KIND_OTHER || next->mention != ENT_NO_INDEX || next->pos == 'n')
		return false;
	ent_str form = to + 1 < scene->sentence->n ? scene->sentence->tokens[to + 1].form : (ent_str){0};
	char last = form.len ? form.ptr[form.len - 1] : 's';
	return form.len && form.ptr[0] >= 'a' && last != 's';
}

/* Whether a list or a date goes on behind the comma at `i`. */
static bool list_comma(const ent_scene *scene, uint32_t i)
{
	if (kind_at(scene, i + 1) == ENT_KIND_NUM || kind_at(scene, i - 1) == ENT_KIND_NUM)
		return true;
	if (kind_at(scene, i + 1) == ENT_KIND_PREP && (is_mention(scene, i + 2) || is_mention(scene, i + 3)))
		return true; /* "at El Samu, in Jordan" */
	return is_mention(scene, i + 1) && i > 0 && is_mention(scene, i - 1);
}

static bool ends_arguments(const ent_scene *scene, uint32_t i)
{
	uint8_t kind = kind_at(scene, i);
	if (cuts_clause(kind) || verbal(kind))
		return true;
	if (kind == ENT_KIND_COMMA)
		return !list_comma(scene, i);
	if (kind == ENT_KIND_CONJ)
		return verbal(kind_at(scene, i + 1)) || kind_at(scene, i + 1) == ENT_KIND_TO ||
			   (kind_at(scene, i + 1) == ENT_KIND_ADV && verbal(kind_at(scene, i + 2)));
	return kind == ENT_KIND_TO && infinitive(scene, i);
}

/* Cuts the tokens from `from` at their prepositions, up to `to` or the end of the clause; gives where it stopped. */
static uint32_t read_span(const ent_scene *scene, ent_frame *frame, uint32_t from, uint32_t to, uint8_t fn)
{
	uint32_t start = from, i = from, inner = 0; /* behind the first "of" of the object */
	uint8_t of_fn = scene->vocabulary->fn_of;
	for (; i < to && i < from + REACH && !ends_arguments(scene, i); i++) {
		const ent_word *word = &scene->words[i];
		if (word->kind != ENT_KIND_PREP && word->kind != ENT_KIND_TO)
			continue;
		if (word->fn == of_fn && fn != ENT_FN_NONE && i > start) {
			inner = fn == ENT_FN_OBJ && inner == 0 ? i + 1 : inner;
			continue; /* belongs to the noun before it */
		}
		ent_frame_add(frame, fn, start, i, ENT_NO_INDEX);
		if (fn == ENT_FN_OBJ && inner)
			ent_frame_add(frame, of_fn, inner, i, ENT_NO_INDEX);
		fn = word->fn;
		start = i + 1;
	}
	ent_frame_add(frame, fn, start, i, ENT_NO_INDEX);
	if (fn == ENT_FN_OBJ && inner)
		ent_frame_add(frame, of_fn, inner, i, ENT_NO_INDEX);
	return i;
}

static uint32_t read_right(const ent_scene *scene, ent_frame *frame, uint8_t fn)
{
	return read_span(scene, frame, frame->end, scene->sentence->n, fn);
}

/* First token of the noun phrase with all that hangs on it that ends before the verb group at `group`. */
static uint32_t clause_start(const ent_scene *scene, uint32_t group)
{
	uint32_t i = group;
	while (i > 0 && !ends_arguments(scene, i - 1))
		i--;
	return i;
}

/* Is the mention that ends at token `i` inside a prepositional phrase? `*ret_prep` is the preposition's token. */
static bool under_preposition(const ent_scene *scene, uint32_t i, uint32_t *ret_prep)
{
	uint32_t at = scene->mentions[scene->words[i].mention].first;
	for (uint32_t back = 0; back < 4 && at > 0; back++) {
		const ent_word *before = word_at(scene, --at);
		if (before->kind == ENT_KIND_PREP || before->kind == ENT_KIND_TO) {
			*ret_prep = at;
			return true;
		}
		if (before->kind == ENT_KIND_CONJ && at > 0 && is_mention(scene, at - 1))
			return under_preposition(scene, at - 1, ret_prep);
		if (before->kind != ENT_KIND_DET && before->kind != ENT_KIND_OTHER && before->kind != ENT_KIND_NUM)
			return false;
		if (before->mention != ENT_NO_INDEX)
			return false;
	}
	return false;
}

/* "After X visited Moscow, ...": the mention at `i` is the object of a verb or preposition, so the comma behind it
 * joins nothing. */
static bool ends_clause(const ent_scene *scene, uint32_t i)
{
	uint32_t at = scene->mentions[scene->words[i].mention].first;
	while (at > 0 && kind_at(scene, at - 1) == ENT_KIND_DET)
		at--;
	return at > 0 && (verbal(kind_at(scene, at - 1)) ||
					  (kind_at(scene, at - 1) == ENT_KIND_PREP && !ent_scene_is(scene, at - 1, "of")));
}

/* Leftmost token of the noun phrase whose last token is `i`: back to a preposition, verb or boundary, but through
 * "of", possessives and lists of mentions. */
static uint32_t phrase_start(const ent_scene *scene, uint32_t i)
{
	for (; i > 0; i--) {
		uint8_t kind = kind_at(scene, i - 1);
		bool list = (kind == ENT_KIND_CONJ || kind == ENT_KIND_COMMA) && i > 1 && is_mention(scene, i - 2) &&
					!(kind == ENT_KIND_COMMA && ends_clause(scene, i - 2));
		bool inside = kind == ENT_KIND_DET || kind == ENT_KIND_OTHER || kind == ENT_KIND_NUM || kind == ENT_KIND_POSS ||
					  kind == ENT_KIND_PRON || (kind == ENT_KIND_PREP && ent_scene_is(scene, i - 1, "of"));
		if (!inside && !list)
			break;
	}
	return i;
}

/* The subject of a verb group that begins at `group`: the nearest noun phrase to the left that is not inside a
 * prepositional phrase; the subject of the verb before where two verbs share one ("visited and signed"). */
static void find_subject(const ent_scene *scene, ent_frame *frame, uint32_t group, uint8_t fn)
{
	uint32_t fallback = ENT_NO_INDEX;
	bool passed_verb = false, shared = group > 0 && (kind_at(scene, group - 1) == ENT_KIND_CONJ ||
													 kind_at(scene, group - 1) == ENT_KIND_COMMA ||
													 (kind_at(scene, group - 1) == ENT_KIND_TO));
	for (uint32_t i = group; i > 0 && group - i < REACH; i--) {
		uint32_t at = i - 1;
		const ent_word *word = word_at(scene, at);
		if (word->kind == ENT_KIND_REL) { /* "X, which signed": the noun phrase before the pronoun */
			uint32_t noun = at > 0 && kind_at(scene, at - 1) == ENT_KIND_COMMA ? at - 1 : at;
			if (noun > 0 && word_at(scene, noun - 1)->pos == 'n' && !is_mention(scene, noun - 1)) {
				ent_frame_add(frame, fn, phrase_start(scene, noun), noun, ENT_NO_INDEX);
				return; /* "a treaty which allows" */
			}
			shared = passed_verb = false;
			continue;
		}
		if (word->kind == ENT_KIND_STOP || word->kind == ENT_KIND_SUB)
			break;
		if (verbal(word->kind)) {
			passed_verb = true;
			continue;
		}
		if (word->mention == ENT_NO_INDEX)
			continue;
		uint32_t prep = 0;
		bool under = under_preposition(scene, at, &prep);
		if (!under && (!shared || passed_verb)) {
			ent_frame_add(frame, fn, phrase_start(scene, at + 1), at + 1, ENT_NO_INDEX);
			return;
		}
		bool agent = shared && under && ent_scene_is(scene, prep, "by");
		if (fallback == ENT_NO_INDEX && !(under && passed_verb) && !agent)
			fallback = at;
		i = scene->mentions[word->mention].first + 1;
	}
	if (fallback != ENT_NO_INDEX)
		ent_frame_add(frame, fn, phrase_start(scene, fallback + 1), fallback + 1, ENT_NO_INDEX);
}

static void add_operator(ent_frame *frame, uint8_t operator, uint32_t token)
{
	if (operator&& frame->n_operators<ENT_FRAME_DEPTH) {
		frame->operators[frame->n_operators] = (uint8_t)(operator- 1);
		frame->modal_token[frame->n_operators++] = token;
	}
}

/* Walks left over "has not been", noting what it passes; gives the first token of the verb group. */
static uint32_t read_group(const ent_scene *scene, ent_frame *frame)
{
	uint32_t i = frame->trigger;
	unsigned inflection = word_at(scene, i)->inflection;
	bool be = false, have = false;
	for (; i > 0; i--) {
		const ent_word *word = word_at(scene, i - 1);
		if (word->kind == ENT_KIND_BE)
			be = true;
		else if (word->kind == ENT_KIND_HAVE)
			have = true;
		else if (word->kind == ENT_KIND_MODAL)
			add_operator(frame, word->operator, i - 1);
		else if (word->kind == ENT_KIND_NEG)
			frame->negated = true;
		else if (word->kind != ENT_KIND_DO && word->kind != ENT_KIND_ADV)
			break;
	}
	(void)have;
	bool by = ent_scene_is(scene, frame->end, "by");
	frame->passive = inflection & ENT_INFL_PART && (be || (by && !have));
	frame->progressive = inflection & ENT_INFL_ING && be;
	return i;
}

/* The word that governs an infinitive or gerund whose group begins at `group`: "agreed to", "urged X to", "accused X
 * of", "stopped". Only operators count; a plain verb between hides them. */
static uint32_t find_governor(const ent_scene *scene, const ent_frame *frame, uint32_t group)
{
	const ent_word *before = word_at(scene, group - 1);
	bool to = group > 0 && before->kind == ENT_KIND_TO;
	bool gerund = word_at(scene, frame->trigger)->inflection & ENT_INFL_ING && !frame->progressive;
	if (group == 0 || (!to && !gerund))
		return ENT_NO_INDEX;
	if (gerund && !to && before->kind == ENT_KIND_COMMA)
		return ENT_NO_INDEX;
	for (uint32_t back = 1; back <= GOVERNOR_REACH && back <= group; back++) {
		uint32_t at = group - back;
		const ent_word *word = word_at(scene, at);
		if (word->operator&& word->kind != ENT_KIND_MODAL)
			return at;
		if (cuts_clause(word->kind) || word->kind == ENT_KIND_COMMA ||
			(verbal(word->kind) && word->kind != ENT_KIND_BE))
			return ENT_NO_INDEX;
	}
	return ENT_NO_INDEX;
}

/* "said that ...": the verb of saying whose clause holds the verb group at `group`. */
static uint32_t find_speech(const ent_scene *scene, uint32_t group)
{
	for (uint32_t i = group; i > 0 && group - i < REACH; i--) {
		const ent_word *word = word_at(scene, i - 1);
		if (word->operator&& scene->vocabulary->classes[word->operator- 1].speech && word->pos == 'v')
			return i - 1;
		if (word->kind == ENT_KIND_STOP || word->kind == ENT_KIND_REL || verbal(word->kind))
			return ENT_NO_INDEX;
	}
	return ENT_NO_INDEX;
}

static void govern(const ent_scene *scene, ent_frame *frame, uint32_t token, int depth, bool through_object)
{
	if (token == ENT_NO_INDEX || frame->governor || !word_at(scene, token)->operator)
		return;
	if (depth + 1 >= ENT_FRAME_DEPTH) {
		frame->cut = true;
		return;
	}
	const ent_frame *governor = ent_frame_other(scene, frame, token, depth);
	ent_frame_inherit(scene, frame, governor, (uint8_t)(word_at(scene, token)->operator- 1), through_object);
}

static void set_conditional(const ent_scene *scene, ent_frame *frame)
{
	for (uint32_t i = frame->trigger; i > 0 && frame->trigger - i < REACH; i--) {
		if (kind_at(scene, i - 1) == ENT_KIND_STOP)
			return;
		if (ent_scene_is(scene, i - 1, "if") || ent_scene_is(scene, i - 1, "unless"))
			frame->conditional = true;
		if (kind_at(scene, i - 1) == ENT_KIND_COMMA || kind_at(scene, i - 1) == ENT_KIND_SUB)
			return;
	}
}

/* "to boost relations": an infinitive that nothing governs tells an aim; but "the first to visit" tells a fact. */
static bool purpose(const ent_scene *scene, uint32_t group)
{
	if (group == 0 || kind_at(scene, group - 1) != ENT_KIND_TO)
		return false;
	for (uint32_t back = 2; back < 9 && back <= group; back++)
		if (ent_frame_is_order(scene, group - back))
			return false;
	return true;
}

/* "is to visit" is as "will visit". */
static void read_coming(const ent_scene *scene, ent_frame *frame, uint32_t group)
{
	uint8_t future = scene->vocabulary->class_future;
	if (frame->purpose && group > 1 && future != UINT8_MAX &&
		(ent_scene_is(scene, group - 2, "is") || ent_scene_is(scene, group - 2, "are")))
		add_operator(frame, (uint8_t)(future + 1), group - 2);
}

/* "called Peru a friend": a noun phrase with "a" right behind the one who is the object says what it is. */
static void find_complement(const ent_scene *scene, ent_frame *frame)
{
	for (uint32_t i = frame->end + 1; i < scene->sentence->n && i < frame->end + 5; i++) {
		bool a = ent_scene_is(scene, i, "a") || ent_scene_is(scene, i, "an");
		if (!a || word_at(scene, i - 1)->mention == ENT_NO_INDEX)
			continue;
		uint32_t end = i + 1;
		while (end < scene->sentence->n && !ends_arguments(scene, end) && kind_at(scene, end) != ENT_KIND_PREP)
			end++;
		ent_frame_add(frame, ENT_FN_COMP, i, end, ENT_NO_INDEX);
		return;
	}
}

/* "called on Peru to leave": the infinitive behind the arguments; nothing else follows "to" without an article. */
static void find_infinitive(const ent_scene *scene, ent_frame *frame)
{
	for (uint32_t i = frame->end; i + 1 < scene->sentence->n && !cuts_clause(kind_at(scene, i)); i++) {
		uint8_t next = kind_at(scene, i + 1);
		bool verb = next == ENT_KIND_OTHER || next == ENT_KIND_VERB || next == ENT_KIND_BE || next == ENT_KIND_HAVE ||
					next == ENT_KIND_DO;
		if (ent_scene_is(scene, i, "to") && verb && word_at(scene, i + 1)->mention == ENT_NO_INDEX)
			ent_frame_add(frame, ENT_FN_INF, i + 1, i + 2, ENT_NO_INDEX);
	}
}

/* "demanded that Peru leave": who stands right behind "that", before a verb in its base form. */
static void find_demanded(const ent_scene *scene, ent_frame *frame)
{
	uint32_t that = frame->end;
	if (!ent_scene_is(scene, that, "that") || that + 1 >= scene->sentence->n)
		return;
	uint32_t first = that + 1 + (kind_at(scene, that + 1) == ENT_KIND_DET);
	if (first >= scene->sentence->n || word_at(scene, first)->mention == ENT_NO_INDEX)
		return;
	const ent_mention *who = &scene->mentions[word_at(scene, first)->mention];
	uint32_t verb = who->first + who->n;
	if (who->how == ENT_HOW_ADJECTIVE)
		return; /* "suggested that the Chilean ship" */
	if (verb >= scene->sentence->n || (kind_at(scene, verb) != ENT_KIND_OTHER && kind_at(scene, verb) != ENT_KIND_VERB))
		return;
	ent_str form = scene->sentence->tokens[verb].form;
	bool finite = ent_str_ends(form, ENT_STR("s")) || ent_str_ends(form, ENT_STR("ed"));
	if (!finite && !(word_at(scene, verb)->inflection & ENT_INFL_PAST))
		ent_frame_add(frame, ENT_FN_THAT, first, verb, ENT_NO_INDEX);
}

static void verb_frame(const ent_scene *scene, ent_frame *frame, int depth)
{
	uint32_t group = read_group(scene, frame);
	uint32_t governor = find_governor(scene, frame, group);
	(void)read_right(scene, frame, frame->passive ? ENT_FN_NONE : ENT_FN_OBJ);
	find_complement(scene, frame);
	find_infinitive(scene, frame);
	find_demanded(scene, frame);
	if (frame->passive)
		for (uint32_t i = 0; i < frame->n_args; i++)
			if (frame->args[i].fn >= ENT_FN_PREPOSITIONS && frame->args[i].first &&
				ent_scene_is(scene, frame->args[i].first - 1, "by"))
				ent_frame_turn(frame, i, ENT_FN_SUBJ);
	uint32_t start = clause_start(scene, group);
	if (governor == ENT_NO_INDEX && frame->passive && start < group)
		(void)read_span(scene, frame, start, group, ENT_FN_OBJ);
	else if (governor == ENT_NO_INDEX)
		find_subject(scene, frame, group, frame->passive ? ENT_FN_OBJ : ENT_FN_SUBJ);
	govern(scene, frame, governor, depth, false);
	frame->purpose = governor == ENT_NO_INDEX && purpose(scene, group);
	read_coming(scene, frame, group);
	govern(scene, frame, find_speech(scene, group), depth, false);
	set_conditional(scene, frame);
}

/* "responded the next day with a raid": the operator verb a few words before the preposition. */
static uint32_t light_before(const ent_scene *scene, uint32_t prep)
{
	for (uint32_t back = 1; back <= GOVERNOR_REACH && back <= prep; back++) {
		const ent_word *word = word_at(scene, prep - back);
		if (word->operator&& word->kind != ENT_KIND_MODAL)
			return prep - back;
		if (cuts_clause(word->kind) || verbal(word->kind))
			break;
	}
	return ENT_NO_INDEX;
}

/* The verb that has the noun phrase beginning at `start` as object, or the operator noun before "of". */
static uint32_t host_before(const ent_scene *scene, uint32_t start)
{
	while (start > 0 && kind_at(scene, start - 1) == ENT_KIND_DET)
		start--;
	if (start == 0)
		return ENT_NO_INDEX;
	const ent_word *before = word_at(scene, start - 1);
	if (before->pos == 'a' || (start > 1 && word_at(scene, start - 2)->pos == 'a'))
		return ENT_NO_INDEX; /* "ready to" governs verbs only; "due to" is a preposition */
	if (before->kind == ENT_KIND_PREP || before->kind == ENT_KIND_TO) {
		if (start < 2)
			return ENT_NO_INDEX;
		if (ent_scene_is(scene, start - 1, "with") || ent_scene_is(scene, start - 1, "by"))
			return light_before(scene, start - 1);
		before = word_at(scene, start - 2);
		return before->operator&& before->kind != ENT_KIND_MODAL ? start - 2 : ENT_NO_INDEX;
	}
	return before->operator&& before->kind != ENT_KIND_MODAL ? start - 1 : ENT_NO_INDEX;
}

/* "sanctions were imposed": the operator verb behind the noun phrase of which this noun is the subject. */
static uint32_t host_after(const ent_scene *scene, uint32_t from)
{
	uint32_t i = from;
	while (kind_at(scene, i) == ENT_KIND_BE || kind_at(scene, i) == ENT_KIND_HAVE ||
		   kind_at(scene, i) == ENT_KIND_ADV || kind_at(scene, i) == ENT_KIND_NEG ||
		   kind_at(scene, i) == ENT_KIND_MODAL)
		i++;
	const ent_word *word = word_at(scene, i);
	bool participle = word->inflection & (ENT_INFL_PART | ENT_INFL_ING);
	return i > from && word->pos == 'v' && word->operator&& participle ? i : ENT_NO_INDEX;
}

static void noun_frame(const ent_scene *scene, ent_frame *frame, int depth)
{
	uint32_t start = frame->trigger, possessor = ENT_NO_INDEX;
	for (uint32_t back = 0; back < 6 && start > 0; back++) {
		const ent_word *before = word_at(scene, start - 1);
		if (before->mention != ENT_NO_INDEX) {
			possessor = start - 1;
			start = scene->mentions[before->mention].first;
			break;
		}
		if (before->kind != ENT_KIND_OTHER && before->kind != ENT_KIND_NUM && before->kind != ENT_KIND_POSS &&
			before->kind != ENT_KIND_DET)
			break;
		if (before->operator&& before->pos == 'v')
			break;
		start--;
		if (before->kind == ENT_KIND_DET && start > 0 && is_mention(scene, start - 1))
			break; /* "after the war with Peru the talks": nobody's */
	}
	if (possessor != ENT_NO_INDEX)
		ent_frame_add(frame, ENT_FN_POSS, phrase_start(scene, start), possessor + 1, ENT_NO_INDEX);
	uint32_t stop = read_right(scene, frame, ENT_FN_NONE);
	uint32_t host = host_before(scene, start);
	uint32_t verb = start;
	while (verb > 0 && (kind_at(scene, verb - 1) == ENT_KIND_DET || kind_at(scene, verb - 1) == ENT_KIND_ADV ||
						kind_at(scene, verb - 1) == ENT_KIND_NEG))
		verb--;
	if (verb > 0 && kind_at(scene, verb - 1) == ENT_KIND_BE) { /* "the first step of A was the signing", "A is ready" */
		while (verb > 0 && kind_at(scene, verb - 1) != ENT_KIND_OTHER && !cuts_clause(kind_at(scene, verb - 1)))
			verb--;
		find_subject(scene, frame, verb, ENT_FN_SUBJ);
	}
	govern(scene, frame, host == ENT_NO_INDEX ? host_after(scene, stop) : host, depth, true);
	frame->negated = start > 0 && (kind_at(scene, start - 1) == ENT_KIND_NEG || ent_scene_is(scene, start, "no") ||
								   ent_scene_is(scene, start - 1, "no"));
}

ent_frame *ent_frame_shallow(const ent_scene *scene, uint32_t trigger, uint32_t end, int depth)
{
	const ent_word *word = word_at(scene, trigger);
	bool verb = word->pos == 'v' || (word->pos == 0 && word->kind == ENT_KIND_VERB);
	ent_frame *frame = ent_frame_new(scene, trigger, end, !verb);
	if (frame->noun)
		noun_frame(scene, frame, depth);
	else
		verb_frame(scene, frame, depth);
	return frame;
}
