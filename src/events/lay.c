/* Lays rows over frames.
 *
 * Of the rows that share a trigger the one that explains most of the frame wins: word classes and phrase words count
 * more than filled roles, and a row that finds both sides more than one that asks for more and finds one. */
#include "events/lay.h"
#include "events/branch.h"
#include "events/cast.h"
#include "events/veto.h"

#define VETO 8.0      /* a row that says that there is no event */
#define TWO_SIDES 3.0 /* a row that finds both sides beats one that asks for more and finds one */

enum {
	OBJECT_WORDS = 8, /* the longest object that word order sees a phrase stand around */
	LATER = 64        /* rows that wait for those that may miss less */
};

/* Whether an item before has made a third party of the one that carries the argument: "vetoed the accession of Peru to
 * the union", "Peru's membership of the union". */
static bool is_third(const ent_scene *scene, const ent_arg *arg, const ent_cast *cast)
{
	for (uint32_t i = 0; i < cast->n[ENT_ROLE_THIRD] && arg->head < scene->sentence->n; i++)
		if (cast->who[ENT_ROLE_THIRD][i] == scene->words[arg->head].mention)
			return true;
	return false;
}

/* Whether an argument may fill the item, by what there is at all. */
static bool may_fill(const ent_scene *scene, const ent_item *item, const ent_frame *frame)
{
	return (item->fn == ENT_FN_ANY || ent_frame_has(frame, item->fn)) &&
		   (!item->words || ent_glance_has_class(scene->glance, item->words));
}

/* Whom an object belongs to may stand in for what a row asks for behind "of": "violated South Sudan's ceasefire". */
static bool may_be_possessed(const ent_scene *scene, const ent_item *item, const ent_frame *frame)
{
	return item->role == 'R' && item->fn == scene->vocabulary->fn_of && !frame->noun;
}

/* Fills one item from the arguments that have its function; false where none does. A tree gives each member of a list
 * as an argument of its own, so there all count; word order gives a list as one. */
bool ent_lay_item(const ent_scene *scene, const ent_item *item, const ent_frame *frame, ent_found *found)
{
	bool met = false, fills = may_fill(scene, item, frame);
	if (!fills && !may_be_possessed(scene, item, frame))
		return false;
	if (item->fn == ENT_FN_ANY) {
		met = fills && ent_scene_has(scene, item->words);
		found->fit += met ? 2.0 : 0.0;
		return met;
	}
	for (uint32_t k = 0; fills && k < frame->n_args && (!met || (item->role && scene->tree)); k++) {
		const ent_arg *arg = &frame->args[k];
		ent_class_match class =
			arg->fn == item->fn && item->words ? ent_arg_in_class(scene, arg, item->words) : ENT_NOT_IN_CLASS;
		if (arg->fn != item->fn || (item->words && class == ENT_NOT_IN_CLASS) ||
			(item->role == 'R' && is_third(scene, arg, &found->cast)))
			continue;
		double worth = class == ENT_HEAD_IN_CLASS ? 2.0 : class == ENT_MODIFIER_IN_CLASS ? 1.5 : item->role ? 0.0 : 0.5;
		if (item->role) {
			ent_role role = ent_cast_role(item->role);
			uint32_t before = found->cast.n[role];
			bool with = item->fn == scene->vocabulary->fn_with;
			ent_cast_arg(scene, arg, role, &found->cast);
			if (found->cast.n[role] == before) /* "the government in Budapest" */
				ent_cast_modifier(scene, frame, arg, role, &found->cast);
			if (found->cast.n[role] == before)
				continue;
			found->inherited |= arg->inherited;
			found->beside += with && role == ENT_ROLE_ACTOR ? found->cast.n[role] - before : 0;
			worth += arg->inherited ? 0.8 : 1.0;
		}
		found->fit += met ? 0.0 : worth;
		met = true;
	}
	if (!met && may_be_possessed(scene, item, frame) &&
		ent_cast_possessor(scene, frame, ent_cast_role(item->role), &found->cast)) {
		found->fit += 1.0;
		met = true;
	}
	return met;
}

/* "Chinese troops were withdrawn": in a passive without an agent what is said of a state's own (troops, an embassy,
 * aid: a word that the row asks for as its object, without a role) was done by that state. */
static void own_object(const ent_scene *scene, const ent_row *row, const ent_frame *frame, ent_found *found)
{
	if (!frame->passive || scene->given || found->cast.n[ENT_ROLE_ACTOR] || ent_frame_has(frame, ENT_FN_SUBJ))
		return;
	for (size_t i = 0; i < row->n_items; i++)
		if (row->items[i].fn == scene->vocabulary->fn_of && row->items[i].role == 'R')
			return; /* the object is of the one it is done to: "ships of Peru were seized" */
	for (size_t i = 0; i < row->n_items; i++) {
		const ent_item *item = &row->items[i];
		if (item->fn != ENT_FN_OBJ || !item->words || item->role)
			continue;
		for (uint32_t k = 0; k < frame->n_args; k++) {
			const ent_arg *arg = &frame->args[k];
			if (arg->fn == ENT_FN_OBJ && ent_arg_in_class(scene, arg, item->words) == ENT_HEAD_IN_CLASS) {
				ent_arg core = *arg;
				core.end = ent_arg_core(scene, arg);
				ent_cast_arg(scene, &core, ENT_ROLE_ACTOR, &found->cast);
			}
		}
	}
}

/* Lays the row over the frame; gives how many required arguments are missing. */
uint32_t ent_lay_row(const ent_scene *scene, const ent_row *row, const ent_frame *frame, ent_found *found)
{
	uint32_t missing = 0;
	found->fit = 2.0 * (double)row->n_rest + (row->added ? 0.05 : 0.0);
	for (size_t i = 0; i < row->n_items; i++) {
		const ent_item *item = &row->items[i];
		bool may = may_fill(scene, item, frame) || may_be_possessed(scene, item, frame);
		missing += !(may && ent_lay_item(scene, item, frame, found)) && item->required;
	}
	own_object(scene, row, frame, found);
	return missing;
}

static int32_t head_of_head(const ent_scene *scene, uint32_t i)
{
	int32_t head = scene->sentence->tokens[i].head;
	return head < 0 ? head : scene->sentence->tokens[head].head;
}

/* "drove the invaders back": the particle of the verb stands behind its object. */
static bool parted(const ent_scene *scene, const ent_row *row, uint32_t at)
{
	for (uint32_t i = at + 2; scene->tree && row->n_rest == 1 && i < scene->sentence->n; i++) {
		if (scene->words[i].entry != row->rest[0])
			continue;
		const ent_token *token = &scene->sentence->tokens[i];
		bool particle = token->deprel == ENT_DEPREL_COMPOUND_PRT || token->deprel == ENT_DEPREL_ADVMOD;
		bool before = token->deprel == ENT_DEPREL_CASE && i + 1 < scene->sentence->n && token[1].head == token->head &&
					  ent_scene_is(scene, i + 1, "to"); /* "handed the islands over to Peru" */
		bool of_verb = before ? head_of_head(scene, i) == (int32_t)at : particle && token->head == (int32_t)at;
		if (of_verb)
			return true;
	}
	return false;
}

/* Whether the token is a word of the verb's clause that hangs on the verb, or on what hangs there: "to task". */
static bool close_to(const ent_scene *scene, uint32_t i, uint32_t verb)
{
	uint32_t head = ent_branch_head(scene, i);
	return head == verb || (head != ENT_NO_INDEX && ent_branch_head(scene, head) == verb);
}

/* Whether the last word before `end` is in the object of the verb, and the next one is not: by the tree, else by what
 * stands between. */
static bool ends_object(const ent_scene *scene, uint32_t verb, uint32_t end)
{
	if (scene->tree) {
		uint32_t object = ent_branch_child(scene, verb, ENT_DEPREL_OBJ);
		return object != ENT_NO_INDEX && ent_branch_under(scene, end - 1, object) &&
			   !ent_branch_under(scene, end, object);
	}
	if (scene->words[end].pos == 'n')
		return false; /* "closed their borders" */
	bool named = false;
	for (uint32_t i = verb + 1; i < end; i++) {
		uint8_t kind = scene->words[i].kind;
		bool plain = kind == ENT_KIND_OTHER || kind == ENT_KIND_DET || kind == ENT_KIND_PRON || kind == ENT_KIND_NUM ||
					 kind == ENT_KIND_POSS;
		named |= scene->words[i].mention != ENT_NO_INDEX;
		if (!plain || end - verb > OBJECT_WORDS)
			return false;
	}
	return named;
}

/* "held Peru responsible", "took Peru to task": the words of the phrase stand right behind the verb's object. Not
 * where they end in a preposition: "pulled its troops out of Peru" is said of another phrase, with an object behind. */
static bool around_object(const ent_scene *scene, const ent_row *row, uint32_t at)
{
	if (scene->words[at].pos != 'v' || (scene->tree && !ent_branch_has(scene, at, ENT_DEPREL_OBJ)))
		return false;
	uint32_t n = scene->sentence->n, end = scene->tree || n - at <= OBJECT_WORDS ? n : at + OBJECT_WORDS + 1;
	for (uint32_t i = at + 2; i < end && i + row->n_rest <= n; i++) {
		if (scene->words[i].entry != row->rest[0])
			continue;
		uint32_t last = i + (uint32_t)row->n_rest - 1;
		size_t same = 1;
		while (same < row->n_rest && scene->words[i + same].entry == row->rest[same])
			same++;
		if (same < row->n_rest)
			continue;
		uint8_t kind = scene->words[last].kind;
		bool open = scene->tree
						? ent_branch_is(scene, last, ENT_DEPREL_CASE) || ent_branch_is(scene, last, ENT_DEPREL_MARK)
						: kind == ENT_KIND_PREP || kind == ENT_KIND_TO || ent_scene_is(scene, last + 1, "of");
		if (!open && (!scene->tree || close_to(scene, i, at)) && ends_object(scene, at, i))
			return true;
	}
	return false;
}

/* The end of the row's trigger at `at`: behind the words of its phrase; 0 where they are not there. */
uint32_t ent_lay_end(const ent_scene *scene, const ent_row *row, uint32_t at)
{
	for (size_t i = 0; i < row->n_rest; i++) {
		uint32_t token = at + 1 + (uint32_t)i;
		if (token >= scene->sentence->n || scene->words[token].entry != row->rest[i])
			return ent_glance_has(scene->glance, row->rest[0]) &&
						   (parted(scene, row, at) || around_object(scene, row, at))
					   ? at + 1
					   : 0;
	}
	return at + 1 + (uint32_t)row->n_rest;
}

/* "The bid was held up", "he pushed the bill through": with its particle the verb is another one, of which a row for
 * the bare verb says nothing. "Up to 300 men" says how many, whatever the parser makes of it. */
static bool is_phrasal(const ent_scene *scene, uint32_t at)
{
	if (!scene->sentence->parsed || scene->given || scene->words[at].pos != 'v')
		return false;
	if (!ent_branch_has(scene, at, ENT_DEPREL_COMPOUND_PRT))
		return false;
	for (uint32_t i = ent_branch_behind(scene, at, at); i != ENT_NO_INDEX; i = scene->words[i].next)
		if (ent_branch_is(scene, i, ENT_DEPREL_COMPOUND_PRT) && !ent_scene_is(scene, i + 1, "to"))
			return true;
	return false;
}

/* Whether the row has found somebody on each side. */
static bool two_sided(const ent_scene *scene, const ent_found *found)
{
	const ent_cast *cast = &found->cast;
	if (cast->n[ENT_ROLE_ACTOR] == 0)
		return false;
	if (cast->n[ENT_ROLE_RECIPIENT])
		return ent_match_distinct(scene, cast->who[ENT_ROLE_ACTOR][0], cast->who[ENT_ROLE_RECIPIENT][0]);
	return found->row->mutual && found->beside < cast->n[ENT_ROLE_ACTOR] &&
		   (cast->n[ENT_ROLE_ACTOR] > 1 || scene->mentions[cast->who[ENT_ROLE_ACTOR][0]].n_actors > 1);
}

/* How many of the required arguments are missing at least. */
static uint32_t missing_at_least(const ent_scene *scene, const ent_trigger *trigger, const ent_frame *frame)
{
	const ent_item *items = &scene->vocabulary->items[trigger->items];
	uint32_t missing = 0;
	for (size_t i = 0; i < trigger->n_items; i++)
		missing +=
			items[i].required && !may_fill(scene, &items[i], frame) && !may_be_possessed(scene, &items[i], frame);
	return missing;
}

/* A row at its trigger. */
typedef struct standing {
	uint32_t row;
	const ent_frame *frame; /* NULL: whether it stands there was not looked at yet */
	uint32_t missing;       /* at least so many arguments */
} standing;

/* The row that fits best of those laid so far. */
typedef struct choice {
	uint32_t least; /* what it lacks */
	double rank;
	const ent_row *row; /* of equal ones the one that is listed first */
	ent_found *found;
	bool vetoed; /* one was left out */
} choice;

/* How much the row lacks: arguments; one that only tells what its verb mostly means gives way to a whole one, and not
 * to one that lacks something. */
static uint32_t lack(const ent_row *row, uint32_t missing)
{
	return 2 * missing + row->last;
}

static void weigh(const ent_scene *scene, const standing *one, choice *best)
{
	const ent_row *row = &scene->vocabulary->rows[one->row];
	if (ent_veto_row(scene, row, one->frame)) {
		best->vetoed = true;
		return;
	}
	if (lack(row, one->missing) > best->least)
		return;
	ent_found found = {.row = row,
					   .frame = one->frame,
					   .first = one->frame->trigger,
					   .end = one->frame->end,
					   .type = row->type,
					   .speaker = ENT_NO_INDEX};
	uint32_t missing = ent_lay_row(scene, row, one->frame, &found);
	found.loose = missing > 0;
	double rank = found.fit + (!scene->given && two_sided(scene, &found) ? TWO_SIDES : 0.0);
	bool asked = missing == 0 || row->complement; /* a complement that word order does not see */
	rank += row->type == ENT_TYPE_NONE && asked && !scene->given ? VETO : 0.0;
	rank += row->type != ENT_TYPE_NONE && row->complement ? 2.0 * VETO : 0.0; /* it knows better */
	uint32_t lacks = lack(row, missing);
	if (lacks < best->least ||
		(lacks == best->least && (rank > best->rank || (rank == best->rank && row < best->row)))) {
		best->least = lacks;
		best->rank = rank;
		best->row = row;
		*best->found = found;
	}
}

/* Looks whether the row stands at the word `at`: then with the frame, `*frame` where its phrase ends as that one's. */
static bool stands(const ent_scene *scene, uint32_t at, const ent_frame **frame, standing *one)
{
	const ent_trigger *trigger = &scene->vocabulary->triggers[one->row];
	bool single = trigger->rest == ENT_MAP_NONE;
	uint32_t end = single ? at + 1 : ent_lay_end(scene, &scene->vocabulary->rows[one->row], at);
	if (end == 0)
		return false;
	if (!*frame || (*frame)->end != end)
		*frame = ent_frame_of(scene, at, end);
	one->frame = *frame;
	one->missing = missing_at_least(scene, trigger, one->frame);
	return true;
}

/* Whether the word behind the trigger may be there, and it may be what it seems. */
static bool may_stand(const ent_scene *scene, const ent_trigger *trigger, bool phrasal)
{
	if (trigger->last && !scene->given)
		return false;
	bool there = trigger->rest == ENT_MAP_NONE ? !phrasal : ent_glance_has(scene->glance, trigger->rest);
	return there && !trigger->gone;
}

void ent_lay_expect(const ent_scene *scene, uint32_t at)
{
	const ent_vocabulary *v = scene->vocabulary;
	for (uint32_t r = scene->words[at].rows; r != ENT_MAP_NONE; r = v->triggers[r].next)
		if (may_stand(scene, &v->triggers[r], false)) {
			__builtin_prefetch(&v->items[v->triggers[r].items]);
			__builtin_prefetch(&v->rows[r]);
		}
}

bool ent_lay_best(const ent_scene *scene, uint32_t at, ent_found *ret_found)
{
	choice best = {.least = UINT32_MAX, .found = ret_found};
	standing later[LATER];
	size_t n_later = 0;
	const ent_vocabulary *v = scene->vocabulary;
	const ent_frame *frame = NULL;
	bool phrasal = is_phrasal(scene, at);
	for (uint32_t r = scene->words[at].rows; r != ENT_MAP_NONE; r = v->triggers[r].next) {
		const ent_trigger *trigger = &v->triggers[r];
		bool whole = !trigger->words || ent_glance_has_class(scene->glance, trigger->words);
		if (!may_stand(scene, trigger, phrasal) ||
			(scene->strict && !(whole && ent_glance_may_fill(scene->glance, trigger))))
			continue;
		standing one = {.row = r};
		if (whole || n_later == LATER) {
			if (!stands(scene, at, &frame, &one))
				continue;
			whole = one.missing == 0;
		}
		if (whole || (n_later == LATER && !scene->strict))
			weigh(scene, &one, &best);
		else if (!scene->strict)
			later[n_later++] = one;
	}
	if (scene->strict)
		return best.least == 0;
	for (size_t i = 0; i < n_later && best.least > 0; i++)
		if (later[i].frame || stands(scene, at, &frame, &later[i]))
			weigh(scene, &later[i], &best);
	if (best.vetoed && best.least > 0)
		*ret_found = (ent_found){.type = ENT_TYPE_NONE, .row = NULL};
	return best.least != UINT32_MAX || best.vetoed;
}
