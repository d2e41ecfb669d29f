/* Which mentions an argument stands for.
 *
 * An argument is a span of words; who is meant is the mention that carries it, with those listed beside it, else the
 * one that its head belongs to ("Israel's truce") or the one right behind it ("the government in Budapest"). */
#include "events/cast.h"
#include "events/branch.h"

#include "syntax/ud.h"

#include <string.h>

static const char parts[] = "ARTPI"; /* in the order of ent_role */

ent_role ent_cast_role(char letter)
{
	for (int i = 0; parts[i]; i++)
		if (parts[i] == letter)
			return (ent_role)i;
	return ENT_ROLE_ACTOR;
}

bool ent_match_distinct(const ent_scene *scene, uint32_t a, uint32_t b)
{
	const ent_mention *x = &scene->mentions[a], *y = &scene->mentions[b];
	if (a == b)
		return false;
	for (uint32_t i = 0; i < x->n_actors; i++)
		for (uint32_t j = 0; j < y->n_actors; j++)
			if (ent_str_eq(x->actors[i].code, y->actors[j].code) ||
				(x->actors[i].country[0] && !x->actors[i].sector[0] && !y->actors[j].sector[0] &&
				 ent_str_eq(ent_str_of(x->actors[i].country), ent_str_of(y->actors[j].country))))
				return false;
	return true;
}

void ent_cast_add(ent_cast *cast, ent_role role, uint32_t mention)
{
	for (uint32_t i = 0; i < cast->n[role]; i++)
		if (cast->who[role][i] == mention)
			return;
	if (cast->n[role] < ENT_CAST)
		cast->who[role][cast->n[role]++] = mention;
}

void ent_cast_swap(ent_cast *cast)
{
	ent_cast was = *cast;
	cast->n[ENT_ROLE_ACTOR] = was.n[ENT_ROLE_RECIPIENT];
	cast->n[ENT_ROLE_RECIPIENT] = was.n[ENT_ROLE_ACTOR];
	memcpy(cast->who[ENT_ROLE_ACTOR], was.who[ENT_ROLE_RECIPIENT], sizeof was.who[0]);
	memcpy(cast->who[ENT_ROLE_RECIPIENT], was.who[ENT_ROLE_ACTOR], sizeof was.who[0]);
}

/* "Pakistan-Russia talks" */
static bool is_dash(ent_str form)
{
	return ent_str_is(form, "-") || ent_str_is(form, "\xE2\x80\x93") || ent_str_is(form, "/");
}

/* Only "and", commas, dashes and articles between two mentions of one list. */
static bool coordinated(const ent_scene *scene, uint32_t a, uint32_t b)
{
	bool joined = false;
	uint32_t from = scene->mentions[a].first + scene->mentions[a].n, to = scene->mentions[b].first;
	if (to < from || to - from > 4)
		return false;
	for (uint32_t i = from; i < to; i++) {
		uint8_t kind = scene->words[i].kind;
		joined |= kind == ENT_KIND_CONJ || kind == ENT_KIND_COMMA || is_dash(scene->sentence->tokens[i].form);
		if (kind != ENT_KIND_CONJ && kind != ENT_KIND_COMMA && kind != ENT_KIND_DET && kind != ENT_KIND_PRON &&
			kind != ENT_KIND_OTHER && kind != ENT_KIND_POSS)
			return false;
	}
	return joined;
}

static uint32_t last_mention(const ent_scene *scene, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; i > first; i--)
		if (scene->words[i - 1].mention != ENT_NO_INDEX)
			return scene->words[i - 1].mention;
	return ENT_NO_INDEX;
}

static uint32_t first_mention(const ent_scene *scene, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (scene->words[i].mention != ENT_NO_INDEX)
			return scene->words[i].mention;
	return ENT_NO_INDEX;
}

/* End of the part of the argument before its first preposition. */
uint32_t ent_arg_core(const ent_scene *scene, const ent_arg *arg)
{
	for (uint32_t i = arg->first; i < arg->end; i++)
		if (scene->words[i].mention == ENT_NO_INDEX && !ent_scene_is(scene, i, "per") && /* "a 20 per cent tariff" */
			(scene->words[i].kind == ENT_KIND_PREP || scene->words[i].kind == ENT_KIND_REL ||
			 (arg->fn >= ENT_FN_PREPOSITIONS && scene->words[i].kind == ENT_KIND_TO && i > arg->first)))
			return i;
	return arg->end;
}

bool ent_cast_is_city(const ent_mention *m)
{
	return m->how == ENT_HOW_METONYM && m->n_actors && m->actors[0].sector[0] == '\0';
}

bool ent_cast_is_listener(const ent_scene *scene, const ent_mention *m)
{
	static const char *const words[] = {"told",     "tell",      "tells",   "telling",  "said",
										"says",     "spoke",     "speak",   "speaking", "informed",
										"admitted", "interview", "remarks", "comments"};
	if (m->n_actors != 1 || memcmp(m->actors[0].sector, "MED", sizeof "MED") != 0 || m->head >= scene->sentence->n)
		return false;
	int32_t head = scene->sentence->tokens[m->head].head;
	unsigned deprel = ent_deprel_universal(scene->sentence->tokens[m->head].deprel);
	if (!scene->sentence->parsed || head < 0 || deprel == ENT_DEPREL_NSUBJ)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ent_scene_is(scene, (uint32_t)head, words[i]))
			return true;
	return false;
}

/* Whether the word is a noun of an act that two do together. */
static bool meets(const ent_scene *scene, uint32_t at)
{
	if (at >= scene->sentence->n || scene->words[at].pos != 'n' || scene->words[at].rows == ENT_MAP_NONE)
		return false;
	return scene->vocabulary->rows[scene->words[at].rows].mutual;
}

/* Whether the argument is an act itself or a thing that one makes: "talks", "a treaty". */
static bool is_act(const ent_scene *scene, const ent_arg *arg)
{
	return arg->head != ENT_NO_INDEX && arg->head < scene->sentence->n && scene->words[arg->head].pos == 'n' &&
		   scene->words[arg->head].rows != ENT_MAP_NONE;
}

/* Whom a phrase stands for that names somebody only behind its head: "the leaders of Chad", "villagers in Nepal"; but
 * what is done with an eye to a state, or is called after a city or made in one ("the treaty of Lima", "talks in
 * Lima"), is not that state. */
static uint32_t behind_core(const ent_scene *scene, const ent_arg *arg, uint32_t core)
{
	uint32_t m = first_mention(scene, core, arg->end);
	if (m == ENT_NO_INDEX || core >= arg->end || scene->given)
		return m;
	bool in = ent_scene_is(scene, core, "in");
	if (in && ent_cast_is_city(&scene->mentions[m]) && meets(scene, arg->head))
		return ENT_NO_INDEX; /* "a meeting in Lima": where, and not who */
	bool its = in || ent_scene_is(scene, core, "of") || ent_scene_is(scene, core, "from");
	bool act = is_act(scene, arg);
	return its && ((in && !act) || !ent_cast_is_city(&scene->mentions[m])) ? m : ENT_NO_INDEX;
}

/* The mentions that an argument stands for: the one that carries it, with those listed beside it. */
static uint32_t mention_of(const ent_scene *scene, uint32_t token)
{
	return token < scene->sentence->n ? scene->words[token].mention : ENT_NO_INDEX;
}

void ent_cast_arg(const ent_scene *scene, const ent_arg *arg, ent_role role, ent_cast *cast)
{
	uint32_t core = ent_arg_core(scene, arg), m = ENT_NO_INDEX;
	if (arg->head != ENT_NO_INDEX && arg->head < scene->sentence->n)
		m = scene->words[arg->head].mention;
	if (m == ENT_NO_INDEX && scene->tree) /* "its western neighbour, Peru" */
		m = mention_of(scene, ent_branch_child(scene, arg->head, ENT_DEPREL_APPOS));
	bool apposed = m != ENT_NO_INDEX && m != mention_of(scene, arg->head); /* "Chile's foe, Peru" is Peru alone */
	if (m == ENT_NO_INDEX)
		m = last_mention(scene, arg->first, core);
	if (m == ENT_NO_INDEX)
		m = behind_core(scene, arg, core);
	if (m == ENT_NO_INDEX)
		return;
	uint32_t from = m, to = m;
	while (!apposed && from > 0 && scene->mentions[from - 1].first >= arg->first && coordinated(scene, from - 1, from))
		from--;
	while (to + 1 < scene->n_mentions && scene->mentions[to + 1].first < arg->end && coordinated(scene, to, to + 1))
		to++;
	for (uint32_t i = from; i <= to; i++)
		if (!ent_cast_is_listener(scene, &scene->mentions[i]))
			ent_cast_add(cast, role, i);
}

void ent_cast_args(const ent_scene *scene, const ent_frame *frame, uint8_t fn, ent_role role, ent_cast *cast)
{
	for (uint32_t i = 0; i < frame->n_args; i++)
		if (frame->args[i].fn == fn)
			ent_cast_arg(scene, &frame->args[i], role, cast);
}

/* The mention in the prepositional phrase right behind the argument, where it has none itself. */
void ent_cast_modifier(const ent_scene *scene, const ent_frame *frame, const ent_arg *arg, ent_role role,
					   ent_cast *cast)
{
	if (arg->fn != ENT_FN_SUBJ && arg->fn != ENT_FN_OBJ)
		return;
	for (uint32_t k = 0; k < frame->n_args; k++) {
		const ent_arg *next = &frame->args[k];
		bool place = next->first > 0 &&
					 (ent_scene_is(scene, next->first - 1, "in") || ent_scene_is(scene, next->first - 1, "from"));
		uint32_t m = mention_of(scene, next->head);
		bool where = m != ENT_NO_INDEX && ent_cast_is_city(&scene->mentions[m]) && /* "signed it in Lima" */
					 (is_act(scene, arg) || scene->words[arg->end - 1].kind == ENT_KIND_PRON);
		if (next->first == arg->end + 1 && place && !where)
			ent_cast_arg(scene, next, role, cast);
	}
}

/* "a suspension of aid" is no aid, "a round of talks" is talks: whether a noun that is an operator makes something else
 * of what it is of. */
static bool turns(const ent_scene *scene, uint32_t noun)
{
	uint8_t operator= scene->words[noun].operator;
	if (!operator|| scene->words[noun].pos != 'n')
		return false;
	const ent_opclass *op = &scene->vocabulary->classes[operator- 1];
	for (size_t i = 0; i < scene->vocabulary->ontology.n; i++)
		if (op->outcome[i].set)
			return true;
	return false;
}

/* "NATO" is an organisation, whatever its words. */
static bool is_organisation(const ent_scene *scene, uint32_t at)
{
	uint32_t m = scene->words[at].mention;
	return m != ENT_NO_INDEX && scene->mentions[m].n_actors &&
		   ent_str_starts(scene->mentions[m].actors[0].code, ENT_STR("IGO"));
}

/* Whether the argument's head, or only a word beside it ("a missile attack" is an attack), is of the class. */
ent_class_match ent_arg_in_class(const ent_scene *scene, const ent_arg *arg, uint16_t words)
{
	uint32_t core = ent_arg_core(scene, arg);
	while (core < arg->end && ent_scene_is(scene, core, "of") &&
		   !(core > arg->first && turns(scene, core - 1))) { /* "13 of its divisions", "a series of raids" */
		ent_arg rest = {.first = core + 1, .end = arg->end};
		core = ent_arg_core(scene, &rest);
	}
	ent_class_match best = ENT_NOT_IN_CLASS;
	for (uint32_t i = arg->first; i < core && best != ENT_HEAD_IN_CLASS; i++)
		if (!scene->words[i].timed && (ent_scene_in_class(scene, i, words) ||
									   (words == scene->vocabulary->organisation && is_organisation(scene, i))))
			best = i == arg->head || i + 1 == core || scene->words[i + 1].kind == ENT_KIND_PREP ? ENT_HEAD_IN_CLASS
																								: ENT_MODIFIER_IN_CLASS;
	return best;
}

bool ent_scene_has(const ent_scene *scene, uint16_t words)
{
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		if (!scene->words[i].timed && ent_scene_in_class(scene, i, words))
			return true;
	return false;
}

/* "violated South Sudan's ceasefire", "rejected the Iranian offer": whom the object is of stands before its head. */
bool ent_cast_possessor(const ent_scene *scene, const ent_frame *frame, ent_role role, ent_cast *cast)
{
	const ent_arg *object = ent_frame_arg(frame, ENT_FN_OBJ);
	if (!object)
		return false;
	uint32_t core = ent_arg_core(scene, object), m = first_mention(scene, object->first, core);
	if (m == ENT_NO_INDEX)
		return false;
	const ent_mention *who = &scene->mentions[m];
	bool people = who->n > 1 && who->n_actors == 1 && who->actors[0].sector[0]; /* "Peruvian diplomats" */
	if (scene->mentions[m].first + scene->mentions[m].n >= core && (!people || scene->given))
		return false;
	ent_cast_add(cast, role, m);
	return true;
}
