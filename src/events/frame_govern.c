/* Which operator governs what a trigger tells: a verb of which it is the complement, a noun of which it is the content,
 * a clause on which it hangs. */
#include "events/frame_govern.h"
#include "events/frame_subject.h"

void ent_frame_add_modal(const ent_scene *scene, ent_frame *frame, uint32_t i)
{
	uint8_t operator= scene->words[i].operator;
	if (operator&& frame->n_operators<ENT_FRAME_DEPTH) {
		frame->operators[frame->n_operators] = (uint8_t)(operator- 1);
		frame->modal_token[frame->n_operators++] = i;
	}
}

/* The class of operators that the word belongs to where it leaves open whether what it governs is done, else NULL. */
const ent_opclass *ent_frame_open_class(const ent_scene *scene, uint32_t i)
{
	uint8_t operator= scene->words[i].operator;
	if (!operator)
		return NULL;
	const ent_opclass *op = &scene->vocabulary->classes[operator- 1];
	return op->gives && op->status >= ENT_STATUS_PLANNED ? op : NULL;
}

/* Whether an adverbial clause says what its verb is about ("refrained from attacking", "called for Russia to leave")
 * and not when, how or why it was done ("ended when China attacked India"). */
bool ent_frame_is_content(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"to", "from", "of", "for", "against", "into", "about", "at"};
	for (uint32_t i = ent_branch_first(scene, t); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_MARK))
			for (size_t k = 0; k < sizeof links / sizeof *links; k++)
				if (ent_scene_is(scene, i, links[k]))
					return true;
	return false;
}

static bool speech(const ent_scene *scene, uint32_t i)
{
	uint8_t operator= scene->words[i].operator;
	return operator&& scene->vocabulary->classes[operator- 1].speech;
}

/* "showed its interest in investing", "is keen on buying": the word right before the clause that it is about, wherever
 * the parser hangs it; "answered the decision by leaving" says how. */
static uint32_t word_before(const ent_scene *scene, uint32_t t)
{
	uint32_t mark = ent_branch_child(scene, t, ENT_DEPREL_MARK);
	bool fits =
		mark != ENT_NO_INDEX && mark > 0 && mark < t && !ent_scene_is(scene, mark, "by") &&
		scene->words[mark - 1].operator&&(scene->words[mark - 1].pos == 'n' || scene->words[mark - 1].pos == 'a');
	return fits ? mark - 1 : ENT_NO_INDEX;
}

/* Whether the verb has "that" for an object beside another one: then it is a conjunction, misread. */
static bool two_objects(const ent_scene *scene, uint32_t verb)
{
	uint32_t first = ent_branch_child(scene, verb, ENT_DEPREL_OBJ);
	if (first == ENT_NO_INDEX || !ent_scene_is(scene, first, "that"))
		return false;
	for (uint32_t i = scene->words[first].next; i != ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_OBJ))
			return true;
	return false;
}

/* "ruled out attacking Peru": a gerund right behind a verb and its particle is what it speaks of. */
static bool behind_particle(const ent_scene *scene, uint32_t t)
{
	uint32_t head = ent_branch_head(scene, t);
	return head != ENT_NO_INDEX && t == head + 2 && scene->words[t].inflection & ENT_INFL_ING &&
		   ent_branch_is(scene, head + 1, ENT_DEPREL_COMPOUND_PRT);
}

/* "paid visits to deepen ties", "held talks to end the war": a verb that only carries another act is followed by the
 * aim of that act. */
static bool carries(const ent_scene *scene, uint32_t t, uint32_t head)
{
	uint32_t to = ent_branch_child(scene, t, ENT_DEPREL_MARK);
	uint8_t operator= head == ENT_NO_INDEX ? 0 : scene->words[head].operator;
	return operator&& !scene->given && ent_branch_is(scene, t, ENT_DEPREL_ADVCL) && to != ENT_NO_INDEX && to < t &&
		   ent_scene_is(scene, to, "to") && ent_str_is(scene->vocabulary->classes[operator- 1].name, "light");
}

/* "the decision of Peru to buy ships", the infinitive hung on Peru: the noun that it is the content of. */
static uint32_t content_of(const ent_scene *scene, uint32_t t, uint32_t head)
{
	bool infinitive = ent_branch_is(scene, t, ENT_DEPREL_ACL) && ent_frame_is_content(scene, t);
	uint32_t of = head == ENT_NO_INDEX ? head : ent_branch_child(scene, head, ENT_DEPREL_CASE);
	if (!infinitive || scene->given || of == ENT_NO_INDEX ||
		scene->words[head].operator|| !ent_branch_is(scene, head, ENT_DEPREL_NMOD) || !ent_scene_is(scene, of, "of"))
		return head;
	uint32_t noun = ent_branch_head(scene, head);
	return noun != ENT_NO_INDEX && noun + 1 == of && scene->words[noun].operator&& scene->words[noun].pos == 'n' ? noun
																												 : head;
}

/* "the agreement brokered by Peru": a participle tells what was done to its noun, and is no content of it. */
static bool done_to(const ent_scene *scene, uint32_t t)
{
	unsigned inflection = scene->words[t].inflection;
	return !scene->given && inflection & ENT_INFL_PART && !(inflection & ENT_INFL_BASE) &&
		   !ent_branch_has(scene, t, ENT_DEPREL_MARK) && !ent_branch_has(scene, t, ENT_DEPREL_NSUBJ);
}

/* "denied on Monday that it had attacked Peru", "denied in a note that ...", the clause hung on the day or the note:
 * the verb that these stand with. */
static uint32_t past_phrase(const ent_scene *scene, uint32_t t, uint32_t head)
{
	uint32_t that = ent_branch_child(scene, t, ENT_DEPREL_MARK);
	if (scene->given || head == ENT_NO_INDEX || that == ENT_NO_INDEX || !ent_scene_is(scene, that, "that"))
		return head;
	bool bare = ent_branch_is(scene, head, ENT_DEPREL_OBL_UNMARKED); /* "this week" */
	bool day = scene->words[head].timed || ent_branch_token(scene, head)->upos == ENT_UPOS_NUM;
	bool note = ent_scene_in_class(scene, head, scene->vocabulary->document);
	if (!bare && !(ent_branch_is(scene, head, ENT_DEPREL_OBL) && (day || note)))
		return head;
	uint32_t verb = ent_branch_head(scene, head);
	return verb < head && scene->words[verb].operator? verb : head;
}

/* "denied on 3 May that it had attacked Peru": what was said, and not what came of it ("spoke so loud that ..."). */
static bool is_said(const ent_scene *scene, uint32_t t)
{
	uint32_t that = ent_branch_child(scene, t, ENT_DEPREL_MARK), head = ent_branch_head(scene, t);
	if (scene->given || that == ENT_NO_INDEX || !ent_scene_is(scene, that, "that") || head > that)
		return false;
	for (uint32_t i = head; i < that; i++)
		if (ent_scene_is(scene, i, "so") || ent_scene_is(scene, i, "such"))
			return false;
	return true;
}

/* The operator that governs the verb: its head, or a verb of saying in parenthesis. */
uint32_t ent_frame_verb_governor(const ent_scene *scene, uint32_t t)
{
	uint32_t head = ent_branch_head(scene, t);
	switch (ent_branch_token(scene, t)->deprel) {
	case ENT_DEPREL_ADVCL:
		if (word_before(scene, t) != ENT_NO_INDEX)
			return word_before(scene, t);
		if ((!ent_frame_is_content(scene, t) && !behind_particle(scene, t) && !is_said(scene, t)) ||
			carries(scene, t, head))
			return ENT_NO_INDEX;
		/* fall through */
	case ENT_DEPREL_CSUBJ:
	case ENT_DEPREL_CSUBJ_PASS:
	case ENT_DEPREL_ACL_RELCL: /* "rumours that Peru left", "... sold ships", by its conjunction no relative clause */
		if (ent_branch_is(scene, t, ENT_DEPREL_ACL_RELCL) &&
			ent_branch_child(scene, t, ENT_DEPREL_MARK) == ENT_NO_INDEX && !two_objects(scene, t))
			break;
		/* fall through */
	case ENT_DEPREL_XCOMP:
	case ENT_DEPREL_CCOMP:
	case ENT_DEPREL_ACL:
		if (ent_branch_is(scene, t, ENT_DEPREL_ACL) && done_to(scene, t))
			break;
		head = ent_frame_is_wording(scene, t) ? ENT_NO_INDEX : past_phrase(scene, t, content_of(scene, t, head));
		return head != ENT_NO_INDEX && scene->words[head].operator? head : ENT_NO_INDEX;
	case ENT_DEPREL_PARATAXIS:
		return head != ENT_NO_INDEX && speech(scene, head) ? head : ENT_NO_INDEX;
	default:
		break;
	}
	uint32_t outer = ent_branch_child(scene, t, ENT_DEPREL_NSUBJ_OUTER); /* "the aim was to attack Peru" */
	if (outer != ENT_NO_INDEX && scene->words[outer].operator&& !scene->given)
		return outer;
	for (uint32_t i = ent_branch_first(scene, t); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_PARATAXIS) && speech(scene, i) &&
			(scene->given || ent_branch_child(scene, i, ENT_DEPREL_CCOMP) == ENT_NO_INDEX))
			return i; /* not "they left; Peru said that it would stay" */
	return ENT_NO_INDEX;
}

/* Whether the noun is one that is known already: "the attack", "its visit". */
static bool definite(const ent_scene *scene, uint32_t noun)
{
	for (uint32_t i = ent_branch_first(scene, noun); i < noun; i = scene->words[i].next) {
		bool the = ent_branch_is(scene, i, ENT_DEPREL_DET) &&
				   (ent_scene_is(scene, i, "the") || ent_scene_is(scene, i, "this") ||
					ent_scene_is(scene, i, "these") || ent_scene_is(scene, i, "that"));
		if (the || ent_branch_is(scene, i, ENT_DEPREL_NMOD_POSS))
			return true;
	}
	return false;
}

/* "mediated in the Indo-Pakistani war", "helped in the fight against Peru": an act that says itself whose it is is
 * where something else is done. */
static bool in_known(const ent_scene *scene, uint32_t t)
{
	uint32_t marker = ent_branch_child(scene, t, ENT_DEPREL_CASE);
	if (marker == ENT_NO_INDEX || !ent_scene_is(scene, marker, "in") || !definite(scene, t))
		return false;
	for (uint32_t i = ent_branch_first(scene, t); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (scene->words[i].mention != ENT_NO_INDEX)
			return true;
	return false;
}

/* "eased the ban in return for a promise": what the other side gives for it. */
static bool is_price(const ent_scene *scene, uint32_t t)
{
	uint32_t link = ent_branch_child(scene, t, ENT_DEPREL_CASE);
	return !scene->given && link != ENT_NO_INDEX && link > 1 && ent_scene_is(scene, link, "for") &&
		   ent_scene_is(scene, link - 2, "in") &&
		   (ent_scene_is(scene, link - 1, "return") || ent_scene_is(scene, link - 1, "exchange"));
}

/* "To the anger of Peru, ..", "at the request of Peru": what others think or want of the act. */
static bool is_for_others(const ent_scene *scene, uint32_t t, uint32_t marker)
{
	uint32_t above = ent_branch_head(scene, t);
	bool before = above != ENT_NO_INDEX && t < above; /* not "agreed to the request of Peru" */
	return ent_scene_in_class(scene, t, scene->vocabulary->circumstance) &&
		   (ent_scene_is(scene, marker, "at") || (before && ent_scene_is(scene, marker, "to")));
}

/* "with the mediation of Peru": how others do it, by a third. */
bool ent_frame_is_manner(const ent_scene *scene, uint32_t t)
{
	uint32_t marker = ent_branch_child(scene, t, ENT_DEPREL_CASE);
	if (marker == ENT_NO_INDEX || scene->given)
		return false;
	return (ent_scene_is(scene, marker, "with") && ent_scene_in_class(scene, t, scene->vocabulary->manner)) ||
		   is_for_others(scene, t, marker);
}

/* "At the summit Kenya vetoed it": a phrase in front of subject and verb tells where that was done. */
static bool is_where(const ent_scene *scene, uint32_t t)
{
	uint32_t verb = ent_branch_head(scene, t), marker = ent_branch_child(scene, t, ENT_DEPREL_CASE);
	if (scene->given || verb == ENT_NO_INDEX || verb < t || marker == ENT_NO_INDEX || marker > t ||
		!ent_branch_is(scene, t, ENT_DEPREL_OBL) || !ent_scene_is(scene, marker, "at"))
		return false;
	uint32_t subject = ent_branch_child(scene, verb, ENT_DEPREL_NSUBJ);
	return subject != ENT_NO_INDEX && subject > t;
}

/* "after the clash", "despite the visit": what only goes with an act is not its content. */
static bool is_circumstance(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"after",   "following", "before",  "during",     "since", "until",
										"despite", "amid",      "through", "via",        "under", "because",
										"due",     "owing",     "thanks",  "throughout", "over"};
	for (uint32_t i = ent_branch_first(scene, t); i < t; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_CASE))
			for (size_t k = 0; k < sizeof links / sizeof *links; k++)
				if (ent_scene_is(scene, i, links[k]))
					return true;
	return in_known(scene, t) || is_price(scene, t) || ent_frame_is_manner(scene, t) || is_where(scene, t);
}

/* "clashes occurred", "talks began", "talks broke down": a verb without object that only says of its subject that it
 * is, or is no more. */
static bool happens(const ent_scene *scene, uint32_t verb)
{
	uint8_t operator= scene->words[verb].operator;
	if (!operator|| scene->words[verb].pos != 'v' || ent_branch_child(scene, verb, ENT_DEPREL_OBJ) != ENT_NO_INDEX)
		return false;
	const ent_opclass *op = &scene->vocabulary->classes[operator- 1];
	return ent_str_is(op->name, "light") || ent_str_is(op->name, "begin") || ent_str_is(op->name, "continue") ||
		   ent_str_is(op->name, "lapse");
}

/* "The complaint was decided in 2003", "chose Lima for a trip": what is decided or chosen, and not decided upon. */
static bool settles(const ent_scene *scene, uint32_t verb, uint32_t noun)
{
	const ent_opclass *op = &scene->vocabulary->classes[scene->words[verb].operator- 1];
	uint32_t marker = ent_branch_child(scene, noun, ENT_DEPREL_CASE);
	bool on = marker != ENT_NO_INDEX && (ent_scene_is(scene, marker, "on") || ent_scene_is(scene, marker, "upon") ||
										 ent_scene_is(scene, marker, "of"));
	return !scene->given && scene->words[verb].pos == 'v' && ent_str_is(op->name, "decide") && !on;
}

/* "lifted the ban in a new agreement": one engages in talks, but what is done otherwise in an act is another. */
static bool is_setting(const ent_scene *scene, uint32_t verb, uint32_t noun)
{
	static const char *const ends[] = {"stop", "cancel", "refuse", "prevent", "deny"};
	uint32_t marker = ent_branch_child(scene, noun, ENT_DEPREL_CASE);
	uint8_t operator= scene->words[verb].operator;
	if (!operator|| scene->given || marker == ENT_NO_INDEX || !ent_scene_is(scene, marker, "in"))
		return false;
	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
		if (ent_str_is(scene->vocabulary->classes[operator- 1].name, ends[k]))
			return true;
	return false;
}

/* "The exercise was aimed at Peru", "is meant for Chile": what it is for, and not that it is to come. */
static bool is_aimed(const ent_scene *scene, uint32_t verb, uint32_t noun)
{
	static const char *const forms[] = {"aimed", "meant", "intended"};
	if (scene->given || !ent_branch_is(scene, noun, ENT_DEPREL_NSUBJ_PASS))
		return false;
	for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
		if (ent_scene_is(scene, verb, forms[k]))
			return true;
	return false;
}

bool ent_frame_is_answered(const ent_scene *scene, uint32_t verb, uint32_t noun)
{
	uint32_t marker = ent_branch_child(scene, noun, ENT_DEPREL_CASE);
	if (verb == ENT_NO_INDEX || marker == ENT_NO_INDEX || scene->given ||
		!scene->words[verb].operator|| scene->words[verb].pos != 'v' || !ent_branch_is(scene, noun, ENT_DEPREL_OBL))
		return false;
	const ent_opclass *op = &scene->vocabulary->classes[scene->words[verb].operator- 1];
	bool object = ent_branch_child(scene, verb, ENT_DEPREL_OBJ) != ENT_NO_INDEX; /* "give a market to its supplies" */
	return !object && ent_str_is(op->name, "light") && ent_scene_is(scene, marker, "to");
}

uint32_t ent_frame_maker(const ent_scene *scene, uint32_t noun)
{
	if (scene->given || !ent_branch_has(scene, noun, ENT_DEPREL_ACL))
		return ENT_NO_INDEX;
	for (uint32_t i = ent_branch_behind(scene, noun, noun); i != ENT_NO_INDEX; i = scene->words[i].next) {
		uint8_t operator= scene->words[i].operator;
		if (ent_branch_is(scene, i, ENT_DEPREL_ACL) &&
			operator&& ent_str_is(scene->vocabulary->classes[operator- 1].name, "light") &&
			ent_branch_child(scene, i, ENT_DEPREL_OBL_AGENT) != ENT_NO_INDEX)
			return i;
	}
	return ENT_NO_INDEX;
}

/* "looked into a request made by Peru": what somebody made is there, whoever thinks about it. */
static bool is_made(const ent_scene *scene, uint32_t noun, uint32_t governor)
{
	const ent_opclass *op = ent_frame_open_class(scene, governor);
	return op && ent_str_is(op->name, "hope") && ent_frame_maker(scene, noun) != ENT_NO_INDEX;
}

/* "denied any part in the attack", "denied responsibility for the raid": the verb, or ENT_NO_INDEX. */
static uint32_t denies_part(const ent_scene *scene, uint32_t t)
{
	uint32_t marker = ent_branch_child(scene, t, ENT_DEPREL_CASE);
	if (scene->given || marker == ENT_NO_INDEX || marker == 0 ||
		!(ent_scene_is(scene, marker, "in") || ent_scene_is(scene, marker, "for")))
		return ENT_NO_INDEX;
	uint32_t part = marker - 1, verb = ent_branch_head(scene, part), head = ent_branch_head(scene, t);
	if (!ent_scene_in_class(scene, part, scene->vocabulary->part_word) || !ent_branch_is(scene, part, ENT_DEPREL_OBJ) ||
		verb == ENT_NO_INDEX || (head != verb && head != part) || !scene->words[verb].operator)
		return ENT_NO_INDEX;
	const ent_opclass *op = &scene->vocabulary->classes[scene->words[verb].operator- 1];
	return ent_str_is(op->name, "deny") ? verb : ENT_NO_INDEX;
}

/* The operator that governs the noun: the verb it is the object of, the noun it belongs to, a participle behind it. */
uint32_t ent_frame_noun_governor(const ent_scene *scene, uint32_t t)
{
	while (ent_branch_is(scene, t, ENT_DEPREL_CONJ) && ent_branch_head(scene, t) != ENT_NO_INDEX &&
		   ent_branch_head(scene, t) < t)
		t = ent_branch_head(scene, t);
	uint32_t head = ent_branch_head(scene, t);
	if (ent_branch_is(scene, t, ENT_DEPREL_NMOD) && head != ENT_NO_INDEX && ent_scene_is(scene, head, "state")) {
		t = head; /* "ended the state of war" */
		head = ent_branch_head(scene, t);
	}
	if (denies_part(scene, t) != ENT_NO_INDEX)
		return denies_part(scene, t);
	switch (ent_branch_token(scene, t)->deprel) {
	case ENT_DEPREL_OBL:
		if (is_circumstance(scene, t) || head == ENT_NO_INDEX || is_setting(scene, head, t))
			break;
		/* fall through */
	case ENT_DEPREL_OBJ:
	case ENT_DEPREL_NSUBJ_PASS:
	case ENT_DEPREL_NMOD:
	case ENT_DEPREL_COMPOUND:
		if (head != ENT_NO_INDEX && scene->words[head].operator&& !settles(scene, head, t) &&
			!is_aimed(scene, head, t) && !ent_frame_is_answered(scene, head, t) && !is_made(scene, t, head))
			return head;
		break;
	default:
		break;
	}
	if (!scene->given && ent_branch_is(scene, t, ENT_DEPREL_NSUBJ) && head != ENT_NO_INDEX && happens(scene, head))
		return head;
	for (uint32_t i = ent_branch_behind(scene, t, t); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_ACL) &&
			scene->words[i].operator&& scene->words[i].pos == 'v' &&
				ent_branch_child(scene, i, ENT_DEPREL_MARK) == ENT_NO_INDEX) /* not "its refusal to withdraw" */
			return i;
	return ENT_NO_INDEX;
}

/* "may in the end win Russian help": the object of any verb is as real as the verb. */
void ent_frame_borrow_modals(const ent_scene *scene, ent_frame *frame)
{
	uint32_t verb = ent_branch_head(scene, frame->trigger);
	if (frame->governor || verb == ENT_NO_INDEX || !ent_branch_is(scene, frame->trigger, ENT_DEPREL_OBJ))
		return;
	for (uint32_t i = ent_branch_first(scene, verb); i != ENT_NO_INDEX; i = scene->words[i].next) {
		if (ent_branch_is(scene, i, ENT_DEPREL_AUX))
			ent_frame_add_modal(scene, frame, i);
		frame->negated |= scene->words[i].kind == ENT_KIND_NEG;
	}
}

/* "will sign it when he visits Peru": English tells of what is to come in the present, behind a conjunction of time. */
static bool to_come(const ent_scene *scene, uint32_t t)
{
	static const char *const links[] = {"when", "once", "after", "before", "as", "while", "whenever"};
	unsigned inflection = scene->words[t].inflection;
	if (!(inflection & (ENT_INFL_S | ENT_INFL_BASE)) || inflection & ENT_INFL_PAST)
		return false;
	for (uint32_t i = ent_branch_first(scene, t); i < t; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_MARK) || ent_branch_is(scene, i, ENT_DEPREL_ADVMOD))
			for (size_t k = 0; k < sizeof links / sizeof *links; k++)
				if (ent_scene_is(scene, i, links[k]))
					return true;
	return false;
}

/* The verb whose doubt such a clause shares: its head, or the clause before it where the parser hangs both on "said".
 */
static uint32_t main_clause(const ent_scene *scene, uint32_t t)
{
	uint32_t head = ent_branch_head(scene, t);
	for (uint32_t i = ent_branch_first(scene, head); i < t && ent_branch_is(scene, t, ENT_DEPREL_CCOMP);
		 i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_CCOMP))
			return i;
	return head;
}

/* "wants to gain weight by arming Peru": the means are as real as what they serve. */
static bool is_means(const ent_scene *scene, uint32_t t)
{
	uint32_t by = t > 0 ? t - 1 : 0;
	return scene->words[t].inflection & ENT_INFL_ING && ent_scene_is(scene, by, "by") &&
		   ent_branch_head(scene, by) == t;
}

/* "an attack is unlikely", "the purchase was on the agenda": what the subject is said to be. */
static bool is_predicate(const ent_scene *scene, uint32_t i)
{
	return i != ENT_NO_INDEX &&
		   (scene->words[i].pos == 'a' ||
			(scene->words[i].pos == 'n' && ent_branch_child(scene, i, ENT_DEPREL_COP) != ENT_NO_INDEX));
}

/* Whether the word is as real as its head: a part of what the head tells, not of what it takes for known or adds. */
static bool depends(const ent_scene *scene, uint32_t i)
{
	bool noun = scene->words[i].pos == 'n' || ent_branch_token(scene, i)->upos == ENT_UPOS_NOUN;
	switch (ent_branch_token(scene, i)->deprel) {
	case ENT_DEPREL_XCOMP:
		return true;
	case ENT_DEPREL_CONJ:
		return noun || scene->words[i].inflection & ENT_INFL_BASE;
	case ENT_DEPREL_ADVCL:
		return to_come(scene, i) || ent_frame_is_content(scene, i) || is_means(scene, i);
	case ENT_DEPREL_CCOMP:
		return to_come(scene, i);
	case ENT_DEPREL_ACL:
		return ent_frame_is_content(scene, i);
	case ENT_DEPREL_NSUBJ:
		if (is_predicate(scene, ent_branch_head(scene, i)) && scene->words[ent_branch_head(scene, i)].pos == 'n')
			return true;
		/* fall through */
	case ENT_DEPREL_OBJ:
	case ENT_DEPREL_NSUBJ_PASS:
		return !noun || !definite(scene, i);
	case ENT_DEPREL_OBL:
	case ENT_DEPREL_NMOD:
		return noun && !definite(scene, i) && !is_circumstance(scene, i);
	default:
		return false;
	}
}

/* The operator further up that leaves open what the trigger tells: "Peru could win help from Chile", "spoke of its
 * interest in buying ships from Chile". */
void ent_frame_read_doubt(const ent_scene *scene, ent_frame *frame)
{
	uint32_t at = frame->trigger;
	for (uint32_t steps = 0; steps < scene->sentence->n && depends(scene, at); steps++) {
		uint32_t above = ent_branch_head(scene, at);
		bool is = is_predicate(scene, above);
		bool joined = ent_branch_is(scene, at, ENT_DEPREL_CONJ) || (ent_branch_is(scene, at, ENT_DEPREL_NSUBJ) && !is);
		uint32_t from = at;
		at = main_clause(scene, at);
		if (at == ENT_NO_INDEX)
			return;
		bool settled = scene->words[from].pos == 'n' && scene->words[at].operator&& settles(scene, at, from);
		uint32_t word = !joined && !settled && ent_frame_open_class(scene, at) ? at : ENT_NO_INDEX;
		for (uint32_t i = ent_branch_first(scene, at); i < at && word == ENT_NO_INDEX; i = scene->words[i].next)
			if (ent_branch_is(scene, i, ENT_DEPREL_AUX) && ent_frame_open_class(scene, i))
				word = i;
		if (word == ENT_NO_INDEX)
			continue;
		frame->doubt = scene->words[word].operator;
		frame->doubt_token = word;
		return;
	}
}

bool ent_frame_is_order(const ent_scene *scene, uint32_t i)
{
	static const char *const orders[] = {"first",    "second",  "third",  "fourth", "fifth",
										 "sixth",    "seventh", "eighth", "ninth",  "tenth",
										 "eleventh", "twelfth", "last",   "only",   "next"};
	static const char *const ends[] = {"teenth", "tieth"}, *const marks[] = {"st", "nd", "rd", "th"};
	ent_str form = ent_branch_token(scene, i)->form;
	for (size_t k = 0; k < sizeof orders / sizeof *orders; k++)
		if (ent_scene_is(scene, i, orders[k]))
			return true;
	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
		if (ent_str_ends(form, ent_str_of(ends[k])))
			return true;
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) /* "15th" */
		if (form.len && form.ptr[0] >= '0' && form.ptr[0] <= '9' && ent_str_ends(form, ent_str_of(marks[k])))
			return true;
	return false;
}

/* An infinitive of aim, or one joined with such. That of a noun tells its aim too ("a deal to buy ships"), but for
 * "the first to visit Peru". */
bool ent_frame_is_aim(const ent_scene *scene, uint32_t t)
{
	if (ent_branch_is(scene, t, ENT_DEPREL_CONJ) && scene->words[t].inflection & ENT_INFL_BASE &&
		ent_branch_head(scene, t) < t)
		t = ent_branch_head(scene, t);
	uint32_t to = ent_branch_child(scene, t, ENT_DEPREL_MARK), head = ent_branch_head(scene, t);
	if (to == ENT_NO_INDEX || !ent_scene_is(scene, to, "to"))
		return false;
	if (head == ENT_NO_INDEX || ent_frame_is_order(scene, to - (to > 0)) || ent_frame_is_order(scene, head))
		return false;
	if (ent_branch_is(scene, t, ENT_DEPREL_ADVCL)) {
		if (head >= to || ent_branch_child(scene, head, ENT_DEPREL_COP) == ENT_NO_INDEX)
			return true;
	} else if (!ent_branch_is(scene, t, ENT_DEPREL_ACL) || scene->words[head].mention != ENT_NO_INDEX) {
		return false;
	}
	if (ent_branch_is(scene, t, ENT_DEPREL_ADVCL) || ent_scene_is(scene, head, "one"))
		head = to - 1; /* "was one of the first states to help" */
	for (uint32_t i = ent_branch_first(scene, head); i < head; i = scene->words[i].next)
		if (ent_frame_is_order(scene, i))
			return false;
	return true;
}
