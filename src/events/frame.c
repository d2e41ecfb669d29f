/* What the two makers of frames share. */
#include "events/frame_govern.h"
#include "events/match.h"

ent_frame *ent_frame_new(const ent_scene *scene, uint32_t trigger, uint32_t end, bool noun)
{
	ent_frame *frame = ent_arena_scratch(scene->arena, 1, sizeof *frame);
	memset(frame, 0, offsetof(ent_frame, args));
	frame->trigger = trigger;
	frame->end = end;
	frame->noun = noun;
	return frame;
}

static void add(ent_frame *frame, const ent_arg *arg)
{
	frame->args[frame->n_args++] = *arg;
	frame->functions[arg->fn / 64] |= (uint64_t)1 << arg->fn % 64;
}

void ent_frame_add(ent_frame *frame, uint8_t fn, uint32_t first, uint32_t end, uint32_t head)
{
	const ent_arg arg = {.fn = fn, .first = first, .end = end, .head = head};
	if (fn != ENT_FN_NONE && first < end && frame->n_args < ENT_FRAME_ARGS)
		add(frame, &arg);
}

void ent_frame_turn(ent_frame *frame, uint32_t arg, uint8_t fn)
{
	uint32_t n = frame->n_args;
	frame->args[arg].fn = fn;
	frame->functions[0] = frame->functions[1] = 0;
	frame->n_args = 0;
	for (uint32_t i = 0; i < n; i++)
		add(frame, &frame->args[i]);
}

const ent_arg *ent_frame_arg(const ent_frame *frame, uint8_t fn)
{
	for (uint32_t i = 0; ent_frame_has(frame, fn) && i < frame->n_args; i++)
		if (frame->args[i].fn == fn)
			return &frame->args[i];
	return NULL;
}

/* Hands down every argument of the governor with the function `from`: "A and B" are two. */
static void take_all(ent_frame *frame, const ent_frame *governor, uint8_t from, uint8_t fn)
{
	for (uint32_t i = 0; ent_frame_has(governor, from) && i < governor->n_args && frame->n_args < ENT_FRAME_ARGS; i++) {
		const ent_arg *arg = &governor->args[i];
		if (arg->fn != from || (arg->first <= frame->trigger && frame->trigger < arg->end))
			continue;
		ent_arg copy = *arg;
		copy.fn = fn;
		copy.inherited = true;
		add(frame, &copy);
	}
}

uint8_t ent_frame_addressed(const ent_scene *scene, const ent_frame *governor)
{
	static const char *const links[] = {"on", "upon", "to"};
	if (scene->given || ent_frame_has(governor, ENT_FN_OBJ) || governor->end >= scene->sentence->n)
		return ENT_FN_OBJ;
	for (size_t k = 0; k < sizeof links / sizeof *links; k++)
		if (ent_scene_is(scene, governor->end, links[k]))
			return ent_vocabulary_function(scene->vocabulary, ent_str_of(links[k]));
	return ENT_FN_OBJ;
}

/* Whether what the verb `governor` governs is another's act: of its object ("wanted Peru to sign") or, of a plan or an
 * offer, of the subject of the clause ("proposed that Peru sign"). */
static bool of_other(const ent_scene *scene, const ent_frame *frame, const ent_frame *governor, const ent_opclass *op)
{
	const ent_arg *object = ent_frame_arg(governor, ENT_FN_OBJ), *subject = ent_frame_arg(frame, ENT_FN_SUBJ);
	const ent_arg *first = ent_frame_arg(governor, ENT_FN_SUBJ);
	if (frame->noun || governor->noun || governor->passive || scene->given)
		return false;
	if (object && object->end <= frame->trigger)
		return true;
	bool intent = op->gives && (op->status == ENT_STATUS_PLANNED || op->status == ENT_STATUS_PROMISED);
	if (!intent || !subject || !first || subject->head >= scene->sentence->n || first->head >= scene->sentence->n ||
		subject->first < governor->end)
		return false;
	uint32_t doer = scene->words[subject->head].mention, planner = scene->words[first->head].mention;
	return doer != ENT_NO_INDEX && planner != ENT_NO_INDEX && ent_match_distinct(scene, doer, planner);
}

void ent_frame_inherit(const ent_scene *scene, ent_frame *frame, const ent_frame *governor, uint8_t class,
					   bool through_object)
{
	if (!frame->noun)
		class = scene->vocabulary->classes[class].over_verb;
	if (of_other(scene, frame, governor, &scene->vocabulary->classes[class]))
		class = scene->vocabulary->classes[class].of_other;
	const ent_opclass *op = &scene->vocabulary->classes[class];
	frame->governor = governor;
	frame->governor_class = class;
	uint8_t addressed = ent_frame_addressed(scene, governor);
	if (op->control == ENT_CONTROL_OBJECT && !through_object && ent_frame_has(governor, addressed)) {
		if (!ent_frame_arg(frame, ENT_FN_SUBJ))
			take_all(frame, governor, addressed, ENT_FN_SUBJ);
	} else if (op->control != ENT_CONTROL_NONE && !op->speech) {
		bool agent = frame->noun && ent_frame_arg(governor, ENT_FN_SUBJ); /* "talks were held by Peru and Chile" */
		if (!ent_frame_arg(frame, ENT_FN_SUBJ))
			take_all(frame, governor, governor->passive && !agent ? ENT_FN_OBJ : ENT_FN_SUBJ, ENT_FN_SUBJ);
		if (!frame->noun && governor->noun && !ent_frame_arg(frame, ENT_FN_SUBJ))
			take_all(frame, governor, ENT_FN_POSS, ENT_FN_SUBJ); /* "Kenya's decision to expel" */
		if (!frame->noun && governor->noun && !ent_frame_arg(frame, ENT_FN_SUBJ) && !scene->given)
			take_all(frame, governor, scene->vocabulary->fn_of, ENT_FN_SUBJ); /* "the decision of Kenya to expel" */
		if (!ent_frame_arg(frame, ENT_FN_POSS))
			take_all(frame, governor, ENT_FN_POSS, ENT_FN_POSS);
	}
	if (op->control == ENT_CONTROL_SUBJECT)
		for (unsigned i = ENT_FN_PREPOSITIONS; i < ENT_FN_MAX; i++) {
			uint8_t fn = (uint8_t)i;
			if (ent_frame_has(governor, fn) && !ent_frame_has(frame, fn))
				take_all(frame, governor, fn, fn);
		}
	frame->conditional |= governor->conditional;
}

/* The frame of a single word is read once, however many look at it. */
static ent_frame *frame_at(const ent_scene *scene, uint32_t trigger, uint32_t end, int depth)
{
	bool single = end == trigger + 1;
	ent_frame *frame = single ? scene->frames[trigger] : NULL;
	if (frame && !frame->cut && depth + frame->above < ENT_FRAME_DEPTH)
		return frame;
	frame = scene->tree ? ent_frame_tree(scene, trigger, end, depth) : ent_frame_shallow(scene, trigger, end, depth);
	if (single)
		scene->frames[trigger] = frame;
	return frame;
}

const ent_frame *ent_frame_other(const ent_scene *scene, ent_frame *frame, uint32_t token, int depth)
{
	const ent_frame *other = frame_at(scene, token, token + 1, depth + 1);
	frame->cut |= other->cut;
	if (frame->above <= other->above)
		frame->above = (uint8_t)(other->above + 1);
	return other;
}

const ent_frame *ent_frame_of(const ent_scene *scene, uint32_t trigger, uint32_t end)
{
	ent_frame *frame = frame_at(scene, trigger, end, 0);
	if (scene->tree && !frame->doubted)
		ent_frame_read_doubt(scene, frame);
	frame->doubted = true;
	return frame;
}
