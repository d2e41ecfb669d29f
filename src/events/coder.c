/* From the readings of the rooms below to coded events.
 *
 *     sentence ─mentions? event words?→ scene ─patterns→ findings ─date, place, amounts, identity→ events
 *
 * A sentence that cannot hold an event is left after one look-up a token, and says why. */
#include "events/coder_parts.h"
#include "events/gate.h"
#include "events/guess.h"
#include "events/share.h"
#include "events/sides.h"
#include "events/trust.h"

#include "base/image.h"
#include "base/vec.h"
#include "syntax/ud.h"

#include <stdlib.h>
#include <string.h>

enum { TABLES_LIMIT = 256 << 20, CONTEXTS_SHOWN = 3, LONG_TEXT = 1000 /* [sentences] */ };
enum { BACK = 80, AHEAD = 20 /* [sentences] that the reading of one may look at on either side */ };

struct ent_coder {
	ent_arena *arena;
	ent_vocabulary vocabulary;
};

typedef ENT_VEC(ent_silence) silence_vec;

/* A sentence with what its tree and its word order tell; without a scene where it cannot hold an event. */
typedef struct read_sentence {
	const ent_sentence *sentence;
	const ent_scene *scene[2]; /* by tree where there is one; then by order, else NULL */
	ent_findings findings[2];
	const char *silence;         /* why there is no scene */
	const ent_mention *mentions; /* [n_mentions] */
	uint32_t n_mentions;
	uint32_t known; /* mentions of known actors */
	bool again;     /* what it may tell was forgotten, to be read again when its turn comes */
} read_sentence;

typedef struct task {
	const ent_coder *coder;
	ent_arena *arena;
	const ent_reading *reading;
	ent_arena *scratch; /* for scenes and what is found in them */
	ent_event_vec events;
	silence_vec silences;
	ent_sides sides;
	bool in_stretches; /* few sentences wait for what is told behind them */
} task;

struct loading {
	ent_coder *coder;
	const ent_data *data;
	ent_error *error;
};

static ent_status load(void *payload)
{
	struct loading *l = payload;
	ent_status status = ent_vocabulary_load(&l->coder->vocabulary, l->coder->arena, l->data, l->error);
	ent_trust_load(&l->coder->vocabulary);
	return status;
}

ent_status ent_coder_new(const ent_data *data, ent_coder **ret_coder, ent_error *error)
{
	ent_arena *arena = ent_arena_new("event patterns", TABLES_LIMIT);
	if (!arena)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	ent_coder *coder = calloc(1, sizeof *coder);
	if (!coder) {
		(void)ent_arena_free(arena);
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	}
	coder->arena = arena;
	struct loading l = {coder, data, error};
	const ent_tables tables = {"coder", data, arena, coder, sizeof *coder};
	ent_status status = ent_tables_load(&tables, load, &l, error);
	if (status != ENT_OK) {
		(void)ent_coder_free(coder);
		return status;
	}
	*ret_coder = coder;
	return ENT_OK;
}

ent_coder *ent_coder_free(ent_coder *coder)
{
	if (coder) {
		(void)ent_arena_free(coder->arena);
		free(coder);
	}
	return NULL;
}

const ent_vocabulary *ent_coder_vocabulary(const ent_coder *coder)
{
	return &coder->vocabulary;
}

/* --- the parts of one event --------------------------------------------------------------------- */

/* The place: a mention after "in" or "at", else the host's city of a visit. */
static void set_place(const task *t, const ent_scene *scene, const ent_found *found, ent_event *event)
{
	const ent_mention *place = NULL;
	uint8_t in = scene->vocabulary->fn_in, at = scene->vocabulary->fn_at;
	for (uint32_t i = 0; i < found->frame->n_args && !place; i++) {
		const ent_arg *arg = &found->frame->args[i];
		if (arg->fn != in && arg->fn != at)
			continue;
		for (uint32_t k = arg->first; k < arg->end && !place; k++)
			if (scene->words[k].mention != ENT_NO_INDEX)
				place = &scene->mentions[scene->words[k].mention];
	}
	const ent_mention *host = ent_str_is(event->mode, "visit") && found->cast.n[ENT_ROLE_RECIPIENT]
								  ? &scene->mentions[found->cast.who[ENT_ROLE_RECIPIENT][0]]
								  : NULL;
	if (!place && host && (host->how == ENT_HOW_NAME || host->how == ENT_HOW_METONYM))
		place = host;
	uint32_t n = 0;
	const ent_actor *there = place ? ent_sides_then(&t->sides, place, event, &n) : NULL;
	if (n != 1 || there->country[0] == '\0')
		return;
	event->place = ent_str_sub(t->reading->document->text, place->start, place->end);
	event->place_country = ent_str_of(there->country);
	event->place_start = place->start;
	event->place_end = place->end;
}

static ent_str contexts_of(const task *t, const ent_scene *scene, const ent_found *found)
{
	uint64_t seen = 0;
	int shown = 0;
	ent_str out = found->row->context;
	for (uint32_t i = 0; i < scene->sentence->n && shown < CONTEXTS_SHOWN; i++) {
		uint32_t entry = scene->words[i].entry;
		unsigned c = entry == ENT_MAP_NONE ? 0 : scene->vocabulary->entries[entry].context;
		if (c == 0 || seen >> --c & 1)
			continue;
		seen |= (uint64_t)1 << c;
		ent_str name = scene->vocabulary->contexts[c];
		if (ent_str_eq(name, found->row->context))
			continue;
		out = out.len ? ent_str_join(t->arena, out, ENT_STR(","), name) : name;
		shown++;
	}
	return out;
}

static uint64_t mix(uint64_t hash, ent_str s)
{
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.ptr[i]) * 0x100000001b3ULL;
	return (hash ^ 0xFF) * 0x100000001b3ULL;
}

/* The number in decimal; gives its end. */
static char *put_number(char *at, uint32_t number)
{
	uint32_t unit = 1;
	while (number / unit > 9)
		unit *= 10;
	for (; unit; unit /= 10)
		*at++ = (char)('0' + number / unit % 10);
	return at;
}

/* The identity of an event: FNV-1a of 64 bits over the document's hash (its id where it has none), the byte offsets of
 * sentence and trigger, the type and the participants' codes in order, each ended by a byte 0xFF; in hex. */
static ent_str identity(const task *t, const ent_scene *scene, const ent_event *event)
{
	const ent_document *document = t->reading->document;
	char offsets[3 * 11], hex[16], *end = put_number(offsets, scene->sentence->start);
	*end++ = ' ';
	end = put_number(end, event->start);
	*end++ = ' ';
	end = put_number(end, event->end);
	uint64_t hash = mix(0xcbf29ce484222325ULL, document->sha256.len ? document->sha256 : document->id);
	hash = mix(mix(hash, (ent_str){offsets, (size_t)(end - offsets)}), event->event);
	for (size_t i = 0; i < event->n_participants; i++) {
		hash = mix(hash, ent_str_of(ent_role_name(event->participants[i].role)));
		hash = mix(hash, event->participants[i].actor.code);
	}
	for (size_t i = sizeof hex; i-- > 0; hash >>= 4)
		hex[i] = "0123456789abcdef"[hash & 15];
	return ent_str_copy(t->arena, (ent_str){hex, sizeof hex});
}

static ent_str rule_of(ent_arena *arena, const ent_scene *scene, const ent_found *found)
{
	if (!found->composed || found->first == found->frame->trigger)
		return found->row->id;
	return ent_str_format(arena, "%.*s(%.*s)", ENT_FMT(scene->sentence->tokens[found->first].form),
						  ENT_FMT(found->row->id));
}

void ent_coder_fill(ent_arena *arena, const ent_scene *scene, const ent_document *document, const ent_found *found,
					ent_event *event)
{
	const ent_sentence *s = scene->sentence;
	const ent_type *type = &scene->vocabulary->ontology.types[found->type];
	*event = (ent_event){.sentence = s->index,
						 .number = s->number,
						 .article = s->article,
						 .start = s->tokens[found->first].start,
						 .end = s->tokens[found->end - 1].end,
						 .event = type->name,
						 .mode = found->mode.len ? found->mode : (ent_str){0},
						 .cameo = found->cameo,
						 .quad = type->quad,
						 .score = ent_ontology_score(&scene->vocabulary->ontology, found->type, found->mode),
						 .status = found->status,
						 .date = ENT_DATE_NONE,
						 .rule = rule_of(arena, scene, found),
						 .confidence = found->confidence,
						 .why = found->why};
	event->text = ent_str_sub(document->text, event->start, event->end);
}

static void explain(const task *t, const ent_scene *scene, const ent_found *found, ent_event *event)
{
	if (!scene->reasons)
		return;
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_participant *p = &event->participants[i];
		ent_scene_say(scene, &event->why, "%s %.*s: \"%.*s\" (%s)", ent_role_name(p->role), ENT_FMT(p->actor.code),
					  ENT_FMT(p->text), ent_how_name(p->how));
	}
	ent_scene_say(scene, &event->why, "%s read by %s", found->frame->noun ? "noun" : "verb",
				  scene->tree ? "dependency tree" : "word order");
	event->why = ent_str_copy(t->arena, event->why);
}

/* Whether "would" tells of the past what came later in it: "two years later, in 1992, Kenya would attack Uganda", by a
 * day before the text was written and no condition. */
static bool is_foretold(const task *t, const ent_scene *scene, const ent_found *found, const ent_event *event)
{
	static const char *const ifs[] = {"if",   "unless",   "under",     "according", "otherwise", "whether",
									  "plan", "proposal", "agreement", "deal",      "accord",    "have"};
	const ent_frame *frame = found->frame;
	const ent_date *date = &event->date;
	bool here = event->date_end > event->date_start && event->date_start >= scene->sentence->tokens[0].start;
	if (event->status != ENT_STATUS_HYPOTHETICAL || !scene->tree || found->composed || frame->noun || frame->governor ||
		frame->negated || frame->conditional || frame->n_operators != 1 || !here ||
		frame->operators[0] != scene->vocabulary->class_would ||
		scene->sentence->tokens[frame->trigger].deprel == ENT_DEPREL_CCOMP)
		return false;
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		for (size_t k = 0; k < sizeof ifs / sizeof *ifs; k++)
			if (ent_scene_is(scene, i, ifs[k]))
				return false;
	const ent_document *document = t->reading->document;
	ent_day written =
		event->article < document->n_articles ? document->articles[event->article].published.lo : ENT_DAY_UNKNOWN;
	bool closed = date->lo != ENT_DAY_UNKNOWN && date->lo != ENT_DAY_PAST && date->hi != ENT_DAY_FUTURE;
	return closed && (written == ENT_DAY_UNKNOWN || written == ENT_DAY_PAST ? date->basis == ENT_BASIS_STATED
																			: date->hi < written);
}

/* Makes the event of a finding; false where after resolution to the event's date no two sides are left. */
static bool make_event(task *t, const ent_scene *scene, const ent_found *found, ent_event *event)
{
	ent_coder_fill(t->arena, scene, t->reading->document, found, event);
	if (t->reading->timexes) {
		const ent_timex *timex = NULL;
		event->date =
			ent_times_of(t->reading->timexes, t->arena, t->reading->text, scene->sentence->index, found->first, &timex);
		event->date_start = timex ? timex->start : 0;
		event->date_end = timex ? timex->end : 0;
	}
	if (is_foretold(t, scene, found, event)) {
		event->status = ENT_STATUS_ACTUAL;
		ent_scene_say(scene, &event->why, "status actual: \"would\" of a day that is past");
	}
	if (!ent_sides_take(&t->sides, scene, found, &t->events, event))
		return false;
	uint32_t n = 0;
	const ent_actor *speaker =
		found->speaker == ENT_NO_INDEX ? NULL : ent_sides_then(&t->sides, &scene->mentions[found->speaker], event, &n);
	if (n)
		event->speaker = speaker[0].code;
	set_place(t, scene, found, event);
	event->context = contexts_of(t, scene, found);
	event->id = identity(t, scene, event);
	explain(t, scene, found, event);
	return true;
}

/* --- sentences -------------------------------------------------------------------------------- */

static void be_silent(task *t, const ent_sentence *sentence, const char *reason)
{
	*ent_push(t->arena, &t->silences) = (ent_silence){.sentence = sentence->index, .reason = reason};
}

/* Whether two triggers tell of two acts of one type: "recalled its ambassador and closed the border". */
static bool two_acts(const ent_event *a, const ent_event *b)
{
	return a->mode.len && b->mode.len && !ent_str_eq(a->mode, b->mode);
}

/* Two triggers of one clause may tell the same: same type, same participants. The first is kept. */
static bool repeated(const task *t, size_t first_event, const ent_event *event)
{
	for (size_t e = first_event; e < t->events.n; e++) {
		const ent_event *other = &t->events.at[e];
		bool same = ent_str_eq(other->event, event->event) && other->n_participants == event->n_participants &&
					other->date_start == event->date_start && other->status == event->status &&
					(other->start == event->start || !two_acts(other, event));
		for (size_t i = 0; i < event->n_participants && same; i++)
			same = ent_str_eq(other->participants[i].actor.code, event->participants[i].actor.code);
		if (same)
			return true;
	}
	return false;
}

/* Complete, or with a side whose partner the article may tell. */
static bool may_tell(const ent_found *found)
{
	return found->complete || (!found->loose && !found->dropped);
}

static void add_events(task *t, const ent_scene *scene, const ent_findings *findings, size_t first_event)
{
	for (size_t i = 0; i < findings->n; i++) {
		ent_event event;
		if (may_tell(&findings->at[i]) && make_event(t, scene, &findings->at[i], &event) &&
			!repeated(t, first_event, &event))
			*ent_push(t->arena, &t->events) = event;
	}
}

/* Both sides known, or more than one needs. */
static bool told(const ent_found *found)
{
	return found->complete && !found->one_sided;
}

/* Drops of `findings` what `others` tell better: both sides of the same trigger or, where `equals`, as much of it. */
static void drop_told(ent_findings *findings, ent_findings *others, bool equals)
{
	for (size_t i = 0; i < findings->n; i++) {
		ent_found *found = &findings->at[i];
		for (size_t k = 0; k < others->n; k++) {
			ent_found *other = &others->at[k];
			bool same = other->frame->trigger == found->frame->trigger ||
						(other->first < found->end && found->first < other->end);
			if ((found->inner && other->composed) || (found->composed && other->inner))
				continue; /* a demand and what is demanded are two */
			bool some = !other->loose && !other->dropped &&
						other->cast.n[ENT_ROLE_ACTOR] + other->cast.n[ENT_ROLE_RECIPIENT] > 0;
			bool better = told(other) || other->complete > found->complete || (some && !told(found));
			if (same && (equals ? better : told(other) && !told(found)))
				found->complete = false, found->dropped = true;
			if (same && !equals && found->dropped && other->status == ENT_STATUS_ACTUAL)
				other->status = found->status; /* the tree sees modals that word order does not */
		}
	}
}

/* Whether both have actors, and none of them is an actor of the other. */
static bool by_others(const ent_scene *scene, const ent_cast *a, const ent_cast *b)
{
	for (uint32_t i = 0; i < a->n[ENT_ROLE_ACTOR]; i++)
		for (uint32_t k = 0; k < b->n[ENT_ROLE_ACTOR]; k++)
			if (!ent_match_distinct(scene, a->who[ENT_ROLE_ACTOR][i], b->who[ENT_ROLE_ACTOR][k]))
				return false;
	return a->n[ENT_ROLE_ACTOR] && b->n[ENT_ROLE_ACTOR];
}

/* "Kenya invaded Peru and took its ports": drops what word order reads at a verb of which the tree knows the subject as
 * somebody else's act. */
static void drop_by_others(const ent_scene *tree, ent_findings *findings, const ent_findings *by_tree)
{
	for (size_t i = 0; i < findings->n; i++)
		for (size_t k = 0; k < by_tree->n; k++) {
			ent_found *found = &findings->at[i];
			const ent_found *other = &by_tree->at[k];
			if (found->frame->trigger == other->frame->trigger && !other->frame->noun && !other->composed &&
				!found->composed && !other->frame->passive && ent_frame_has(other->frame, ENT_FN_SUBJ) &&
				by_others(tree, &found->cast, &other->cast))
				found->complete = false, found->dropped = true;
		}
}

/* Whether the tree says of the frame's word, or of the one that governs it, that it tells of no event. */
static bool is_silent(const ent_scene *tree, const ent_frame *frame)
{
	return tree->words[frame->trigger].silent || (frame->governor && tree->words[frame->governor->trigger].silent);
}

/* Drops what word order reads at words of which the tree says that they tell of no event. */
static void drop_silent(ent_findings *findings, const ent_scene *tree)
{
	for (size_t i = 0; i < findings->n; i++)
		if (is_silent(tree, findings->at[i].frame))
			findings->at[i].complete = false, findings->at[i].dropped = true;
}

/* The scene of a sentence, in which the names of months, days and ages are no event words: "March 2019", "the Cold
 * War". */
static ent_scene *scene_of(const task *t, const read_sentence *read, const ent_glance *glance, bool tree)
{
	const ent_sentence *sentence = read->sentence;
	ent_scene *scene =
		ent_scene_of(t->scratch, glance, read->mentions, read->n_mentions, tree, tree ? NULL : read->scene[0]);
	scene->strict = !tree; /* then the tree tells what else there is */
	scene->reasons = t->reading->reasons;
	const ent_timexes *times = t->reading->timexes;
	size_t from, to;
	if (!times)
		return scene;
	ent_times_in(times, sentence->index, &from, &to);
	for (size_t i = from; i < to; i++)
		ent_scene_hide_names(scene, times->at[i].first, times->at[i].n);
	return scene;
}

static const char *why_silent(const read_sentence *read)
{
	return read->silence              ? read->silence
		   : read->known == 0         ? "no actor"
		   : read->findings[0].n == 0 ? "no pattern fits"
		   : read->known == 1         ? "one actor"
									  : "no two sides at the event word";
}

/* What the scene tells, with how far it can be trusted. */
static ent_findings match(const ent_scene *scene)
{
	ent_findings findings = ent_match_sentence(scene);
	for (size_t i = 0; i < findings.n; i++) {
		ent_found *found = &findings.at[i];
		if (found->loose) /* never told */
			continue;
		found->confidence = ent_trust_of(scene, found);
		if (scene->sentence->parsed && !scene->tree)
			found->confidence = ent_trust_moved(scene->vocabulary, found->confidence, ENT_SIGN_BY_ORDER);
	}
	return findings;
}

/* The readings of the sentence and what each tells; false where none may tell of an event. */
static bool match_both(const task *t, read_sentence *read, const ent_glance *glance)
{
	read->scene[0] = scene_of(t, read, glance, true);
	if (read->scene[0]->n_triggers == 0) {
		read->silence = read->known ? "no event word" : "no actor";
		return false;
	}
	read->findings[0] = match(read->scene[0]);
	if (read->scene[0]->tree) { /* a parser errs: what word order sees and the tree does not */
		read->scene[1] = scene_of(t, read, glance, false);
		read->findings[1] = match(read->scene[1]);
		drop_silent(&read->findings[1], read->scene[0]);
		drop_by_others(read->scene[0], &read->findings[1], &read->findings[0]);
		drop_told(&read->findings[0], &read->findings[1], false);
		drop_told(&read->findings[1], &read->findings[0], true);
		for (size_t i = 0; i < read->findings[1].n; i++) /* by word order and half of it from elsewhere: two guesses */
			read->findings[1].at[i].dropped |= !read->findings[1].at[i].complete;
	}
	bool tells = false;
	for (int way = 0; way < 2 && read->scene[way]; way++) {
		ent_guess_sides(read->scene[way], &read->findings[way]);
		for (size_t i = 0; i < read->findings[way].n; i++)
			tells |= may_tell(&read->findings[way].at[i]);
	}
	if (!tells)
		read->silence = why_silent(read);
	return tells;
}

static void forget(const task *t, read_sentence *read, ent_arena_mark mark)
{
	read->scene[0] = read->scene[1] = NULL;
	read->findings[0] = read->findings[1] = (ent_findings){0};
	ent_arena_back(t->scratch, mark);
}

/* Of how many mentions the tables know who is meant. */
static uint32_t count_known(const ent_mention *mentions, uint32_t n)
{
	uint32_t known = 0;
	for (uint32_t i = 0; i < n; i++)
		known += mentions[i].n_actors > 0;
	return known;
}

static const ent_glance *glance_at(const task *t, const ent_sentence *sentence)
{
	ent_glance *glance = ent_arena_scratch(t->scratch, 1, sizeof *glance);
	ent_glance_at(glance, &t->coder->vocabulary, sentence);
	return glance;
}

static void read_one(task *t, read_sentence *read)
{
	read->known = count_known(read->mentions, read->n_mentions);
	if (read->known == 0 && read->n_mentions > 0) { /* of nobody that a table knows */
		read->silence = "no actor";
		return;
	}
	ent_arena_mark mark = ent_arena_here(t->scratch);
	const ent_glance *glance = glance_at(t, read->sentence);
	ent_gate gate = ent_gate_of(glance);
	if (gate != ENT_GATE_OPEN) {
		read->silence = read->known == 0 ? "no actor" : gate == ENT_GATE_NO_WORD ? "no event word" : "no pattern fits";
		return;
	}
	bool tells = match_both(t, read, glance);
	for (int way = 0; way < 2 && tells && read->scene[way]; way++)
		ent_dealings_note(&t->sides.dealings, t->arena, read->scene[way], &read->findings[way]);
	/* what it tells is coded when all dealings are known; a long text would fill the memory till then */
	read->again = tells && !t->in_stretches && t->reading->text->n > LONG_TEXT && t->scratch != t->arena;
	if (read->again || (!tells && t->scratch != t->arena))
		forget(t, read, mark);
}

/* Puts the events from `first` on in the order of their triggers. */
static void order(ent_event_vec *events, size_t first)
{
	for (size_t i = first + 1; i < events->n; i++) {
		ent_event event = events->at[i];
		size_t k = i;
		for (; k > first && events->at[k - 1].start > event.start; k--)
			events->at[k] = events->at[k - 1];
		events->at[k] = event;
	}
}

static void code_one(task *t, read_sentence *read)
{
	size_t first_event = t->events.n;
	ent_arena_mark mark = ent_arena_here(t->scratch);
	if (read->again)
		(void)match_both(t, read, glance_at(t, read->sentence));
	for (int way = 0; way < 2 && read->scene[way] && !read->silence; way++)
		add_events(t, read->scene[way], &read->findings[way], first_event);
	order(&t->events, first_event);
	if (t->events.n > first_event)
		ent_share_amounts(t->arena, read->sentence, t->reading->amounts, &t->events.at[first_event],
						  t->events.n - first_event);
	if (t->events.n == first_event)
		be_silent(t, read->sentence, why_silent(read));
	if (read->again)
		forget(t, read, mark);
}

static const char *not_prose(ent_block_kind kind)
{
	return kind == ENT_BLOCK_TITLE ? "title" : kind == ENT_BLOCK_HEADING ? "heading" : NULL;
}

bool ent_coder_may_tell(const ent_coder *coder, const ent_document *document, const ent_sentence *sentence,
						const ent_mention *mentions, uint32_t n)
{
	uint32_t known = count_known(mentions, n);
	if ((known == 0 && n) || not_prose(document->blocks[sentence->block].kind))
		return false;
	ent_glance glance;
	ent_glance_at(&glance, &coder->vocabulary, sentence);
	return ent_gate_of(&glance) == ENT_GATE_OPEN;
}

/* What is kept of a document from one stretch to the next. */
struct ent_coder_reader {
	const ent_coder *coder;
	const ent_actors *actors;
	read_sentence *read; /* [n] of the stretch before */
	uint32_t n, coded;   /* how many of them gave their events */
	ent_dealings dealings;
};

ent_coder_reader *ent_coder_reader_new(const ent_coder *coder, const ent_actors *actors, ent_arena *arena)
{
	ent_coder_reader *reader = ENT_NEW(arena, ent_coder_reader);
	*reader = (ent_coder_reader){.coder = coder, .actors = actors};
	return reader;
}

static task task_of(const ent_coder *coder, const ent_actors *actors, ent_arena *arena, const ent_reading *reading)
{
	ent_arena *scratch = reading->scratch ? reading->scratch : arena;
	return (task){.coder = coder,
				  .arena = arena,
				  .reading = reading,
				  .scratch = scratch,
				  .sides = {.arena = arena, .scratch = scratch, .actors = actors, .document = reading->document}};
}

/* Reads the sentences of the text from index `from` on; those in front were read before, as `read` has them. */
static void read_all(task *t, read_sentence *read, uint32_t from)
{
	const ent_reading *reading = t->reading;
	const ent_mentions *mentions = reading->mentions;
	size_t m = 0;
	for (uint32_t i = 0; i < reading->text->n; i++) {
		const ent_sentence *sentence = &reading->text->sentences[i];
		while (m < mentions->n && mentions->at[m].sentence < sentence->index)
			m++;
		size_t first = m;
		while (m < mentions->n && mentions->at[m].sentence == sentence->index)
			m++;
		read[i].sentence = sentence;
		read[i].mentions = m > first ? &mentions->at[first] : NULL;
		read[i].n_mentions = (uint32_t)(m - first);
		if (i < from)
			continue;
		read[i].silence = not_prose(reading->document->blocks[sentence->block].kind);
		if (!read[i].silence)
			read_one(t, &read[i]);
	}
}

/* How many sentences of the stretch are told whole. */
static uint32_t told_whole(const task *t, uint32_t coded)
{
	const ent_text *text = t->reading->text;
	uint32_t end = coded;
	while (end + AHEAD < text->n &&
		   ent_dealings_reach(&t->sides.dealings, text->sentences[end].number, text->sentences[text->n - 1].number))
		end++;
	return end;
}

static ent_coding *code_all(task *t, read_sentence *read, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end; i++)
		code_one(t, &read[i]);
	ent_coding *coding = ENT_NEW(t->arena, ent_coding);
	*coding = (ent_coding){
		.events = t->events.at, .n_events = t->events.n, .silences = t->silences.at, .n_silences = t->silences.n};
	return coding;
}

ent_coding *ent_coder_read(ent_coder_reader *reader, ent_arena *arena, const ent_reading *reading, uint32_t from,
						   bool last, uint32_t *ret_next)
{
	task t = task_of(reader->coder, reader->actors, arena, reading);
	t.in_stretches = true;
	uint32_t n = (uint32_t)reading->text->n, dropped = reader->n - from, coded = reader->coded - dropped;
	read_sentence *read = ENT_NEWN(arena, read_sentence, n);
	if (from)
		memcpy(read, reader->read + dropped, from * sizeof *read);
	t.sides.dealings =
		ent_dealings_carry(&reader->dealings, arena, coded < n ? reading->text->sentences[coded].number : 0);
	read_all(&t, read, from);
	uint32_t end = last ? n : told_whole(&t, coded);
	ent_coding *coding = code_all(&t, read, coded, end);
	for (uint32_t i = end; i < n; i++) { /* read again in the next one */
		read[i].again = read[i].scene[0] != NULL || read[i].again;
		read[i].scene[0] = read[i].scene[1] = NULL;
		read[i].findings[0] = read[i].findings[1] = (ent_findings){0};
	}
	reader->read = read;
	reader->n = n;
	reader->coded = end;
	reader->dealings = t.sides.dealings;
	*ret_next = end > BACK ? end - BACK : 0;
	return coding;
}

ent_coding *ent_coder_code(const ent_coder *coder, const ent_actors *actors, ent_arena *arena,
						   const ent_reading *reading)
{
	task t = task_of(coder, actors, arena, reading);
	read_sentence *read = ENT_NEWN(arena, read_sentence, reading->text->n);
	read_all(&t, read, 0);
	return code_all(&t, read, 0, (uint32_t)reading->text->n);
}
