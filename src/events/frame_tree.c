/* Frames of parsed sentences, from the dependency tree (Universal Dependencies v2).
 *
 * A verb's arguments are its children; what it lacks it takes from where English puts it: the subject of a conjoined
 * verb, of the verb that it completes, or the noun that it modifies ("the agreement signed by", "the army, which
 * attacked"). What governs it is read by frame_govern.c, the words that stand with it by frame_group.c.
 * Every look goes over the words that hang on one, or over the sentence: sentences are short, and nothing is allocated.
 */
#include "events/frame_branch.h"
#include "events/frame_govern.h"
#include "events/frame_subject.h"

/* "the American-led attack" */
static bool named_child(const ent_scene *scene, uint32_t head)
{
	for (uint32_t i = ent_branch_first(scene, head); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (scene->words[i].mention != ENT_NO_INDEX)
			return true;
	return false;
}

/* An indirect object is the one to whom; where there is no other it is what the verb acts on: "warned India". */
static uint8_t indirect(const ent_scene *scene, uint32_t verb)
{
	return ent_branch_child(scene, verb, ENT_DEPREL_OBJ) == ENT_NO_INDEX ? (uint8_t)ENT_FN_OBJ
																		 : scene->vocabulary->fn_to;
}

/* "the planned visit", "a postponed meeting": of an act that is to come or will not. */
static bool awaits(const ent_scene *scene, uint32_t i)
{
	const ent_opclass *op = ent_frame_open_class(scene, i);
	return op && op->control == ENT_CONTROL_SUBJECT && op->status != ENT_STATUS_DENIED;
}

/* "by 15 March", "by March 1979": by when and not by whom. */
static bool dated(const ent_scene *scene, uint32_t i)
{
	uint32_t behind = i + 1 < scene->sentence->n ? i + 1 : i;
	return scene->words[i].mention == ENT_NO_INDEX &&
		   (ent_branch_token(scene, i)->upos == ENT_UPOS_NUM || ent_branch_token(scene, behind)->upos == ENT_UPOS_NUM);
}

/* "It was the first visit of a minister to Peru": the word only points at what is told, and does nothing. */
static bool points(const ent_scene *scene, uint32_t i)
{
	return ent_scene_is(scene, i, "it") || ent_scene_is(scene, i, "this") || ent_scene_is(scene, i, "that");
}

/* "gave Peru six boats", misread as boats of a kind: no name of a kind stands before the number or the article. The
 * token of the one to whom, a child of the object, or ENT_NO_INDEX. */
static uint32_t misread_recipient(const ent_scene *scene, uint32_t verb, uint32_t object)
{
	uint32_t i = verb + 1;
	if (i + 1 >= object || ent_branch_head(scene, i) != object || !ent_branch_is(scene, i, ENT_DEPREL_COMPOUND) ||
		scene->words[i].mention == ENT_NO_INDEX || ent_branch_head(scene, i + 1) != object)
		return ENT_NO_INDEX;
	return ent_branch_is(scene, i + 1, ENT_DEPREL_NUMMOD) || ent_branch_is(scene, i + 1, ENT_DEPREL_DET) ? i
																										 : ENT_NO_INDEX;
}

/* "the islets which Greeks call Imia": in a relative clause what stands behind such a verb is the name. */
static bool names_it(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	static const char *const forms[] = {"call", "calls", "called", "name", "names", "named", "term", "termed"};
	if (i < verb || !ent_branch_is(scene, verb, ENT_DEPREL_ACL_RELCL) || ent_branch_head(scene, verb) == ENT_NO_INDEX)
		return false;
	for (uint32_t k = ent_branch_behind(scene, verb, ent_branch_head(scene, verb)); k < verb; k = scene->words[k].next)
		if (ent_branch_is(scene, k, ENT_DEPREL_NSUBJ) && scene->words[k].kind != ENT_KIND_REL &&
			!ent_scene_is(scene, k, "that"))
			for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
				if (ent_scene_is(scene, verb, forms[f]))
					return true; /* who calls it so is named: it is what is called */
	return false;
}

/* "withdrew under pressure from Peru", "called for the withdrawal of troops from Peru": a phrase right behind that of a
 * noun of an act that stands beside the verb is that noun's, also where the parser hangs it on the verb. The noun of
 * the phrase at `i`, or ENT_NO_INDEX. */
static uint32_t act_before(const ent_scene *scene, uint32_t verb, uint32_t i)
{
	uint32_t marker = ent_branch_child(scene, i, ENT_DEPREL_CASE);
	if (marker == ENT_NO_INDEX || marker <= verb + 1 || scene->given || !ent_scene_is(scene, marker, "from"))
		return ENT_NO_INDEX;
	uint32_t noun = marker - 1;
	while (ent_branch_is(scene, noun, ENT_DEPREL_NMOD) && ent_branch_head(scene, noun) != ENT_NO_INDEX)
		noun = ent_branch_head(scene, noun);
	bool act = ent_branch_is(scene, noun, ENT_DEPREL_OBL) && ent_branch_head(scene, noun) == verb &&
			   scene->words[noun].pos == 'n' && scene->words[noun].rows != ENT_MAP_NONE;
	return act ? noun : ENT_NO_INDEX;
}

/* Who is to do what is demanded: "insisted that Peru withdraw", "proposed that Peru should withdraw". The subject of
 * the clause at `i`, or ENT_NO_INDEX where it tells what is or was. */
static uint32_t demanded(const ent_scene *scene, uint32_t i)
{
	uint32_t subject = ent_branch_child(scene, i, ENT_DEPREL_NSUBJ);
	if (subject == ENT_NO_INDEX)
		subject = ent_branch_child(scene, i, ENT_DEPREL_NSUBJ_PASS);
	uint32_t helper = ent_branch_child(scene, i, ENT_DEPREL_AUX);
	if (helper != ENT_NO_INDEX)
		return ent_scene_is(scene, helper, "should") || ent_scene_is(scene, helper, "must") ? subject : ENT_NO_INDEX;
	uint32_t be = ent_branch_child(scene, i, ENT_DEPREL_AUX_PASS);
	if (be == ENT_NO_INDEX)
		be = ent_branch_child(scene, i, ENT_DEPREL_COP);
	if (be != ENT_NO_INDEX)
		return ent_scene_is(scene, be, "be") ? subject : ENT_NO_INDEX;
	bool plural = subject != ENT_NO_INDEX && ent_branch_token(scene, subject)->upos != ENT_UPOS_PROPN &&
				  ent_str_ends(ent_branch_token(scene, subject)->form, ENT_STR("s"));
	const ent_token *token = ent_branch_token(scene, i);
	return token->upos == ENT_UPOS_VERB && !plural && ent_str_eq_nocase(token->form, token->lemma) ? subject
																								   : ENT_NO_INDEX;
}

static bool is_host(const ent_scene *scene, uint32_t i, uint32_t host)
{
	return host != ENT_NO_INDEX && scene->words[i].mention == scene->words[host].mention;
}

/* "called the act inhuman": the adjective behind a noun says what it is, though the parser takes it for the noun's. */
static void add_quality(const ent_scene *scene, ent_frame *frame, uint32_t noun)
{
	uint32_t i = noun + 1;
	if (i < scene->sentence->n && ent_branch_head(scene, i) == noun && ent_branch_is(scene, i, ENT_DEPREL_AMOD))
		ent_frame_add_branch(scene, frame, ENT_FN_COMP, i);
}

/* "The trigger to Kenya's crisis was a Somali attack": what an act is, is none of its sides. */
static bool is_told_of(const ent_scene *scene, uint32_t t, uint32_t subject)
{
	bool named = false;
	for (uint32_t i = ent_branch_first(scene, t); i != ENT_NO_INDEX && !named; i = scene->words[i].next)
		named = scene->words[i].mention != ENT_NO_INDEX &&
				(ent_branch_is(scene, i, ENT_DEPREL_AMOD) || ent_branch_is(scene, i, ENT_DEPREL_NMOD_POSS));
	return named && !scene->given && scene->words[subject].mention == ENT_NO_INDEX &&
		   ent_branch_has(scene, t, ENT_DEPREL_COP);
}

/* "Kenya's answer was to expel the envoy": whose the noun is does what it is said to be. */
static void add_owners(const ent_scene *scene, ent_frame *frame, uint32_t noun)
{
	for (uint32_t i = ent_branch_first(scene, noun); i != ENT_NO_INDEX; i = scene->words[i].next) {
		uint32_t link = ent_branch_child(scene, i, ENT_DEPREL_CASE);
		bool of = ent_branch_is(scene, i, ENT_DEPREL_NMOD) && link != ENT_NO_INDEX && ent_scene_is(scene, link, "of");
		bool named = ent_branch_is(scene, i, ENT_DEPREL_AMOD) && scene->words[i].mention != ENT_NO_INDEX;
		if (of || named || ent_branch_is(scene, i, ENT_DEPREL_NMOD_POSS))
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, i);
	}
}

/* "Peru, which borders Chile, agreed": a subject between "which" and the comma before the verb, beside one that stands
 * outside, is a part of the clause between that the parser did not see. */
static bool is_of_clause_between(const ent_scene *scene, uint32_t t, uint32_t i)
{
	uint32_t from = ENT_NO_INDEX, to = ENT_NO_INDEX;
	for (uint32_t k = 1; k < t; k++) {
		bool comma = scene->words[k].kind == ENT_KIND_COMMA;
		if (k < i && scene->words[k].kind == ENT_KIND_REL && scene->words[k - 1].kind == ENT_KIND_COMMA)
			from = k;
		to = comma && k > i ? k : to;
	}
	if (scene->given || i > t || from == ENT_NO_INDEX || to == ENT_NO_INDEX)
		return false;
	for (uint32_t k = ent_branch_first(scene, t); k != ENT_NO_INDEX && k < t; k = scene->words[k].next)
		if (k != i && ent_branch_is(scene, k, ENT_DEPREL_NSUBJ) && (k < from || k > to))
			return true;
	return false;
}

static void read_children(const ent_scene *scene, ent_frame *frame)
{
	uint32_t t = frame->trigger, host;
	uint32_t guest = ent_frame_guest(scene, t, &host);
	for (uint32_t i = ent_branch_first(scene, t); i != ENT_NO_INDEX; i = scene->words[i].next) {
		switch (ent_branch_token(scene, i)->deprel) {
		case ENT_DEPREL_NSUBJ:
			if (!(frame->noun && (points(scene, i) || is_told_of(scene, t, i))) && !is_of_clause_between(scene, t, i))
				ent_frame_add_joined(scene, frame, ent_frame_is_set_off(scene, t) ? ENT_FN_OBJ : ENT_FN_SUBJ,
									 is_host(scene, i, host) && guest != ENT_NO_INDEX ? guest : i);
			break;
		case ENT_DEPREL_NSUBJ_OUTER:
			if (!frame->noun && scene->words[i].mention == ENT_NO_INDEX)
				add_owners(scene, frame, i);
			break;
		case ENT_DEPREL_OBJ:
			if (names_it(scene, t, i)) {
				ent_frame_add_branch(scene, frame, ENT_FN_COMP, i);
				break;
			}
			if (misread_recipient(scene, t, i) != ENT_NO_INDEX)
				ent_frame_add_branch(scene, frame, scene->vocabulary->fn_to, misread_recipient(scene, t, i));
			/* fall through */
		case ENT_DEPREL_NSUBJ_PASS:
			ent_frame_add_joined(scene, frame, ENT_FN_OBJ, i);
			add_quality(scene, frame, i);
			break;
		case ENT_DEPREL_CCOMP:
			if (!frame->noun && demanded(scene, i) != ENT_NO_INDEX)
				ent_frame_add_joined(scene, frame, ENT_FN_THAT, demanded(scene, i));
			break;
		case ENT_DEPREL_XCOMP:
			if (scene->words[i].pos != 'v' && ent_branch_token(scene, i)->upos != ENT_UPOS_VERB && i > t)
				ent_frame_add_branch(scene, frame, ENT_FN_COMP, i);
			break;
		case ENT_DEPREL_IOBJ:
			ent_frame_add_joined(scene, frame, indirect(scene, t), i);
			break;
		case ENT_DEPREL_OBL_AGENT:
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, i);
			break;
		case ENT_DEPREL_NMOD_POSS:
			ent_frame_add_joined(scene, frame, ENT_FN_POSS, i);
			break;
		case ENT_DEPREL_AMOD:
			if (frame->noun && awaits(scene, i))
				ent_frame_add_modal(scene, frame, i);
			/* fall through */
		case ENT_DEPREL_COMPOUND:
			if (frame->noun && (scene->words[i].mention != ENT_NO_INDEX || named_child(scene, i)))
				ent_frame_add_joined(scene, frame, ENT_FN_POSS, i);
			break;
		case ENT_DEPREL_DET:
			frame->negated |= frame->noun && ent_scene_is(scene, i, "no");
			break;
		case ENT_DEPREL_OBL:
		case ENT_DEPREL_NMOD: {
			if (act_before(scene, t, i) != ENT_NO_INDEX || ent_frame_is_manner(scene, i))
				break;
			if (!frame->noun && ent_frame_is_dated_subject(scene, t, i)) {
				ent_frame_add_branch(scene, frame, ENT_FN_SUBJ, i);
				break;
			}
			if (ent_frame_is_behind_particle(scene, t, i)) {
				ent_frame_add_joined(scene, frame, ENT_FN_OBJ, i);
				break;
			}
			uint8_t fn = ent_frame_preposition(scene, frame, i);
			bool by = fn != ENT_FN_NONE && fn == scene->vocabulary->fn_by;
			bool agent = by && frame->passive && !dated(scene, i);
			ent_frame_add_joined(scene, frame, agent ? ENT_FN_SUBJ : fn, i);
			break;
		}
		default:
			break;
		}
	}
	if (guest != ENT_NO_INDEX && !ent_frame_arg(frame, ENT_FN_SUBJ))
		ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, guest);
	if (ent_frame_host(scene, t) != ENT_NO_INDEX)
		ent_frame_add_joined(scene, frame, scene->vocabulary->fn_of, ent_frame_host(scene, t));
}

/* Who did the same: "condemned it, as did Peru", the name misread as an object or not. */
static void read_alike(const ent_scene *scene, ent_frame *frame)
{
	for (uint32_t i = ent_branch_behind(scene, frame->trigger, frame->end - 1); i != ENT_NO_INDEX;
		 i = scene->words[i].next) {
		if (!ent_frame_is_alike(scene, frame->trigger, i))
			continue;
		uint32_t other = ent_branch_child(scene, i, ENT_DEPREL_NSUBJ);
		if (other == ENT_NO_INDEX && !ent_scene_is(scene, i, "followed"))
			other = ent_branch_child(scene, i, ENT_DEPREL_OBJ);
		if (other == ENT_NO_INDEX || !ent_frame_arg(frame, ENT_FN_SUBJ) || frame->passive)
			continue;
		ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, other);
		frame->alike = true;
	}
}

/* Whether the token is the name of a state, of which nothing else is "of" another. */
static bool is_name(const ent_scene *scene, uint32_t i)
{
	uint32_t mention = i < scene->sentence->n ? scene->words[i].mention : ENT_NO_INDEX;
	return mention != ENT_NO_INDEX && scene->mentions[mention].how == ENT_HOW_NAME &&
		   scene->sentence->tokens[i].upos == ENT_UPOS_PROPN;
}

/* Prepositional phrases that hang on the object: "sign an agreement with X", "impose sanctions on X"; and on a name of
 * which it is: "rebuilt the port of Callao for X". */
static void read_object_modifiers(const ent_scene *scene, ent_frame *frame)
{
	uint32_t n = frame->n_args;
	for (uint32_t k = 0; k < n; k++) {
		if (frame->args[k].fn != ENT_FN_OBJ)
			continue;
		uint32_t object = frame->args[k].head;
		for (uint32_t i = ent_branch_first(scene, object); i != ENT_NO_INDEX; i = scene->words[i].next)
			if (ent_branch_is(scene, i, ENT_DEPREL_NMOD)) {
				ent_frame_add_joined(scene, frame, ent_frame_preposition(scene, frame, i), i);
				uint32_t more = ent_branch_child(scene, i, ENT_DEPREL_NMOD);
				if (more != ENT_NO_INDEX && scene->sentence->tokens[i].upos == ENT_UPOS_PROPN)
					ent_frame_add_joined(scene, frame, ent_frame_preposition(scene, frame, more), more);
			}
	}
}

/* Whether the token hangs below `top` without a clause between. */
static bool in_phrase(const ent_scene *scene, uint32_t i, uint32_t top)
{
	for (uint32_t steps = 0; i != ENT_NO_INDEX && i != top && steps <= scene->sentence->n; steps++) {
		if (ent_branch_is(scene, i, ENT_DEPREL_ACL) || ent_branch_is(scene, i, ENT_DEPREL_ACL_RELCL) ||
			ent_branch_is(scene, i, ENT_DEPREL_ADVCL) || ent_branch_is(scene, i, ENT_DEPREL_PARATAXIS))
			return false;
		i = ent_branch_head(scene, i);
	}
	return i == top;
}

/* "the visit of the minister to Peru": where the one whose act it is was named, the parser hangs the rest on him; also
 * "the signing by Peru of a treaty", where he has a name of his own. */
static void read_owner_modifiers(const ent_scene *scene, ent_frame *frame)
{
	static const char *const links[] = {"to", "with", "against", "from", "of"};
	uint32_t n = frame->n_args;
	for (uint32_t k = 0; k < n; k++) {
		const ent_arg owner = frame->args[k];
		bool of = owner.fn == scene->vocabulary->fn_of || owner.fn == scene->vocabulary->fn_by;
		for (uint32_t i = owner.head + 1; of && owner.head < scene->sentence->n && i < scene->sentence->n; i++) {
			uint8_t fn = ent_branch_is(scene, i, ENT_DEPREL_NMOD) && in_phrase(scene, i, owner.head)
							 ? ent_frame_preposition(scene, frame, i)
							 : (uint8_t)ENT_FN_NONE;
			bool named = owner.fn == scene->vocabulary->fn_by && is_name(scene, ent_branch_head(scene, i));
			size_t n_links = sizeof links / sizeof *links - !named;
			for (size_t w = 0; w < n_links; w++)
				if (fn != ENT_FN_NONE && fn == ent_vocabulary_function(scene->vocabulary, ent_str_of(links[w])) &&
					!ent_frame_arg(frame, fn))
					ent_frame_add_joined(scene, frame, fn, i);
		}
	}
}

/* "was granted a loan of ten million dollars by Peru": who did it, hung on what stands before. */
static void read_agent(const ent_scene *scene, ent_frame *frame)
{
	uint8_t by = scene->vocabulary->fn_by;
	uint32_t object = ent_branch_child(scene, frame->trigger, ENT_DEPREL_OBJ);
	if (!frame->passive || scene->given || object == ENT_NO_INDEX || ent_frame_has(frame, ENT_FN_SUBJ))
		return;
	for (uint32_t i = object + 1; i < scene->sentence->n; i++)
		if (scene->words[i].mention != ENT_NO_INDEX && ent_branch_is(scene, i, ENT_DEPREL_NMOD) &&
			ent_frame_preposition(scene, frame, i) == by && in_phrase(scene, i, object)) {
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, i);
			return;
		}
}

/* Whether a row makes a visit of the noun. */
static bool is_visit(const ent_scene *scene, uint32_t noun)
{
	for (uint32_t r = scene->words[noun].rows; r != ENT_MAP_NONE; r = scene->vocabulary->triggers[r].next)
		if (ent_str_is(scene->vocabulary->rows[r].mode, "visit"))
			return true;
	return false;
}

/* "during the visit of the minister to Peru": where it led, though the parser hangs it on the verb. */
static void read_destination(const ent_scene *scene, ent_frame *frame)
{
	uint32_t verb = ent_branch_head(scene, frame->trigger);
	if (scene->given || verb == ENT_NO_INDEX || ent_frame_has(frame, scene->vocabulary->fn_to))
		return;
	for (uint32_t i = ent_branch_behind(scene, verb, frame->end - 1); i != ENT_NO_INDEX; i = scene->words[i].next) {
		uint32_t link = ent_branch_child(scene, i, ENT_DEPREL_CASE);
		if (ent_branch_is(scene, i, ENT_DEPREL_OBL) && link != ENT_NO_INDEX && link > frame->trigger &&
			ent_scene_is(scene, link, "to") && in_phrase(scene, link - 1, frame->trigger) &&
			is_visit(scene, frame->trigger)) {
			ent_frame_add_joined(scene, frame, scene->vocabulary->fn_to, i);
			return;
		}
	}
}

/* The phrase that act_before finds for the noun. */
static void read_source(const ent_scene *scene, ent_frame *frame)
{
	uint32_t verb = ent_branch_head(scene, frame->trigger);
	for (uint32_t i = frame->end; verb != ENT_NO_INDEX && i < scene->sentence->n; i++)
		if (ent_branch_head(scene, i) == verb && ent_branch_is(scene, i, ENT_DEPREL_OBL) &&
			act_before(scene, verb, i) == frame->trigger)
			ent_frame_add_joined(scene, frame, ent_frame_preposition(scene, frame, i), i);
}

/* "replied to the threat": who answers an act is the one to whom it was done. */
static void read_answering(const ent_scene *scene, ent_frame *frame)
{
	uint32_t verb = ent_branch_head(scene, frame->trigger);
	uint8_t to = scene->vocabulary->fn_to;
	if (!ent_frame_is_answered(scene, verb, frame->trigger) || ent_frame_arg(frame, to))
		return;
	for (uint32_t i = ent_branch_first(scene, verb); i < verb; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_NSUBJ))
			ent_frame_add_joined(scene, frame, to, i);
}

/* "a request made by Peru", "an offer put forward by Chile": who did it, whatever governs the noun. */
static void read_maker(const ent_scene *scene, ent_frame *frame)
{
	uint32_t maker = ent_frame_maker(scene, frame->trigger);
	if (maker != ENT_NO_INDEX && !ent_frame_arg(frame, ENT_FN_SUBJ))
		ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, ent_branch_child(scene, maker, ENT_DEPREL_OBL_AGENT));
}

/* The infinitive that hangs on the verb or on one of its arguments: "called on Peru to leave". */
static void read_infinitive(const ent_scene *scene, ent_frame *frame)
{
	for (uint32_t i = frame->end; i + 1 < scene->sentence->n; i++) {
		uint32_t verb = ent_branch_head(scene, i);
		if (!ent_branch_is(scene, i, ENT_DEPREL_MARK) || verb == ENT_NO_INDEX || !ent_scene_is(scene, i, "to"))
			continue;
		bool its = ent_branch_head(scene, verb) == frame->trigger;
		for (uint32_t k = 0; k < frame->n_args && !its; k++)
			its = frame->args[k].head == ent_branch_head(scene, verb);
		if (its) {
			ent_frame_add(frame, ENT_FN_INF, verb, verb + 1, verb);
			return;
		}
	}
}

/* "arming and training rebels": what stands behind the second of two verbs side by side is done by the first too. */
static void share_object(const ent_scene *scene, ent_frame *frame)
{
	uint32_t next = frame->trigger + 2;
	if (frame->passive || ent_frame_arg(frame, ENT_FN_OBJ) || next >= scene->sentence->n ||
		ent_branch_head(scene, next) != frame->trigger || !ent_branch_is(scene, next, ENT_DEPREL_CONJ) ||
		ent_branch_token(scene, next)->upos != ENT_UPOS_VERB)
		return;
	uint32_t object = ent_branch_child(scene, next, ENT_DEPREL_OBJ);
	if (object != ENT_NO_INDEX)
		ent_frame_add_joined(scene, frame, ENT_FN_OBJ, object);
}

/* Adds `head` and those joined with it before the verb as the subject. */
static void add_list(const ent_scene *scene, ent_frame *frame, uint32_t head)
{
	ent_frame_add_branch(scene, frame, ENT_FN_SUBJ, head);
	for (uint32_t k = ent_branch_behind(scene, head, head); k < frame->trigger; k = scene->words[k].next)
		if (ent_branch_is(scene, k, ENT_DEPREL_CONJ))
			ent_frame_add_branch(scene, frame, ENT_FN_SUBJ, k);
}

/* The subject that the verb does not have itself, from the verb or noun it hangs on. */
static void borrow_subject(const ent_scene *scene, ent_frame *frame, int depth)
{
	uint32_t t = frame->trigger, head = ent_branch_head(scene, t);
	uint8_t fn = frame->passive ? ENT_FN_OBJ : ENT_FN_SUBJ;
	if (ent_frame_arg(frame, fn))
		return;
	uint32_t own = frame->passive ? ENT_NO_INDEX : ent_frame_misread_subject(scene, t);
	if (own != ENT_NO_INDEX) {
		ent_frame_add_branch(scene, frame, fn, own);
		return;
	}
	if (head == ENT_NO_INDEX)
		return;
	frame->above = 1;
	frame->cut = depth + 1 >= ENT_FRAME_DEPTH;
	if (frame->cut)
		return;
	uint8_t deprel = ent_branch_token(scene, t)->deprel;
	if (deprel == ENT_DEPREL_ACL || deprel == ENT_DEPREL_ACL_RELCL) {
		unsigned inflection = scene->words[t].inflection;
		bool participle = inflection & ENT_INFL_PART && !(inflection & ENT_INFL_BASE) && deprel == ENT_DEPREL_ACL;
		uint32_t subject = ent_branch_child(scene, ent_frame_predicate_of(scene, head), ENT_DEPREL_NSUBJ);
		frame->passive |= participle;
		uint32_t author = ent_frame_is_wording(scene, t) ? ent_frame_author(scene, head) : ENT_NO_INDEX;
		if (author != ENT_NO_INDEX) {
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, author);
			return;
		}
		if (!scene->words[head].operator)
			ent_frame_add_joined(
				scene, frame, participle ? ENT_FN_OBJ : ENT_FN_SUBJ,
				!participle && subject != ENT_NO_INDEX && scene->words[head].mention == ENT_NO_INDEX ? subject : head);
		return;
	}
	if (deprel != ENT_DEPREL_CONJ && deprel != ENT_DEPREL_XCOMP && deprel != ENT_DEPREL_ADVCL &&
		deprel != ENT_DEPREL_PARATAXIS)
		return;
	if (ent_frame_has_own_subject(scene, t))
		return;
	if (deprel == ENT_DEPREL_CONJ && head < t && scene->words[head].mention != ENT_NO_INDEX && !frame->passive) {
		add_list(scene, frame, head); /* "Peru, Chile and Bolivia sent", misread as a list that goes on with a verb */
		return;
	}
	bool governed = deprel != ENT_DEPREL_CONJ && (deprel != ENT_DEPREL_ADVCL || ent_frame_is_content(scene, t));
	if (scene->words[head].operator&& governed && ent_frame_verb_governor(scene, t) != ENT_NO_INDEX)
		return; /* the governor hands it down */
	const ent_frame *other = ent_frame_other(scene, frame, head, depth);
	for (uint32_t i = 0; i < other->n_args; i++)
		if (other->args[i].fn == (other->passive ? ENT_FN_OBJ : ENT_FN_SUBJ))
			ent_frame_add(frame, fn, other->args[i].first, other->args[i].end, other->args[i].head);
	if (deprel == ENT_DEPREL_CONJ && frame->n_operators == 0 && scene->words[t].inflection & ENT_INFL_BASE)
		for (uint32_t i = 0; i < other->n_operators; i++)
			ent_frame_add_modal(scene, frame, other->modal_token[i]);
	if (deprel == ENT_DEPREL_CONJ && other->governor && !frame->governor) {
		frame->governor = other->governor;
		frame->governor_class = other->governor_class;
	}
}

/* "On a visit to Peru, the minister said", "after his trip to Peru the minister said": who does what is told beside a
 * visit paid it, where nobody else is named as doing so. */
static void borrow_visitor(const ent_scene *scene, ent_frame *frame)
{
	static const char *const links[] = {"on", "during", "after", "before", "in", "following"};
	uint32_t t = frame->trigger, verb = ent_branch_head(scene, t), in = ent_branch_child(scene, t, ENT_DEPREL_CASE);
	uint32_t subject = verb == ENT_NO_INDEX ? verb : ent_branch_child(scene, verb, ENT_DEPREL_NSUBJ);
	if (scene->given || !ent_branch_is(scene, t, ENT_DEPREL_OBL) || in == ENT_NO_INDEX || subject == ENT_NO_INDEX)
		return;
	for (uint32_t i = 0; i < frame->n_args; i++) {
		const ent_arg *arg = &frame->args[i];
		bool doer = arg->fn == ENT_FN_SUBJ || arg->fn == ENT_FN_POSS || arg->fn == scene->vocabulary->fn_of ||
					arg->fn == scene->vocabulary->fn_by;
		if (doer && arg->head < scene->sentence->n && scene->words[arg->head].mention != ENT_NO_INDEX)
			return;
	}
	for (size_t k = 0; k < sizeof links / sizeof *links; k++)
		if (ent_scene_is(scene, in, links[k]) && is_visit(scene, t)) {
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, subject);
			return;
		}
}

static void govern(const ent_scene *scene, ent_frame *frame, uint32_t token, int depth)
{
	if (token == ENT_NO_INDEX || frame->governor || ent_frame_is_set_off(scene, token))
		return;
	if (depth + 1 >= ENT_FRAME_DEPTH) {
		frame->cut = true;
		return;
	}
	const ent_frame *governor = ent_frame_other(scene, frame, token, depth);
	ent_frame_inherit(scene, frame, governor, (uint8_t)(scene->words[token].operator- 1), frame->noun);
}

ent_frame *ent_frame_tree(const ent_scene *scene, uint32_t trigger, uint32_t end, int depth)
{
	const ent_word *word = &scene->words[trigger];
	bool verb = word->pos == 'v' || (word->pos == 0 && ent_branch_token(scene, trigger)->upos == ENT_UPOS_VERB);
	ent_frame *frame = ent_frame_new(scene, trigger, end, !verb);
	ent_frame_read_group(scene, frame);
	read_children(scene, frame);
	if (frame->noun) {
		read_owner_modifiers(scene, frame);
		read_destination(scene, frame);
		read_source(scene, frame);
		read_answering(scene, frame);
		if (ent_frame_asked(scene, trigger) != ENT_NO_INDEX && !ent_frame_arg(frame, scene->vocabulary->fn_to))
			ent_frame_add_joined(scene, frame, scene->vocabulary->fn_to, ent_frame_asked(scene, trigger));
		read_maker(scene, frame);
		if (ent_frame_source(scene, trigger) != ENT_NO_INDEX)
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, ent_frame_source(scene, trigger));
		govern(scene, frame, ent_frame_noun_governor(scene, trigger), depth);
		borrow_visitor(scene, frame);
		ent_frame_borrow_modals(scene, frame);
	} else {
		if (frame->passive && ent_frame_gatekeeper(scene, trigger) != ENT_NO_INDEX)
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, ent_frame_gatekeeper(scene, trigger));
		borrow_subject(scene, frame, depth);
		if (ent_frame_partner(scene, trigger) != ENT_NO_INDEX && !frame->passive) {
			ent_frame_add_joined(scene, frame, ENT_FN_SUBJ, ent_frame_partner(scene, trigger));
			frame->alike = true;
		}
		share_object(scene, frame);
		read_agent(scene, frame);
		read_object_modifiers(scene, frame);
		read_alike(scene, frame);
		read_infinitive(scene, frame);
		govern(scene, frame, ent_frame_verb_governor(scene, trigger), depth);
		frame->purpose |= !frame->governor && ent_frame_is_aim(scene, trigger);
	}
	return frame;
}
