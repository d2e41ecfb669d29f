/* The event between two given spans (`entente code --marked`): always an answer.
 *
 * The spans become the only two mentions of the sentence, every row that fires is a candidate (read by the tree and,
 * since a parser errs too, by word order), and the candidate that
 * puts the first span into the actor and the second into the recipient wins; the weights are rows "marked.*" of
 * data/confidence.tsv. */
#include "events/backoff.h"
#include "events/branch.h"
#include "events/coder_parts.h"
#include "events/trust.h"

#include "syntax/ud.h"

typedef struct weights {
	double both, mutual, actor, recipient, reversed, reach, fit, distance, between, loose, order, agree;
	double weak, unknown, purpose, attribute, pronoun, denied;
} weights;

static weights weights_of(const ent_vocabulary *l)
{
	return (weights){.reach = ent_vocabulary_factor(l, "marked.reach", 1.0),
					 .pronoun = ent_vocabulary_factor(l, "marked.pronoun", 0.8),
					 .denied = ent_vocabulary_factor(l, "marked.denied", 3.0),
					 .weak = ent_vocabulary_factor(l, "marked.weak", 1.5),
					 .unknown = ent_vocabulary_factor(l, "marked.unknown", 0.5),
					 .purpose = ent_vocabulary_factor(l, "marked.purpose", 0.5),
					 .attribute = ent_vocabulary_factor(l, "marked.attribute", 1.0),
					 .order = ent_vocabulary_factor(l, "marked.order", 0.5),
					 .agree = ent_vocabulary_factor(l, "marked.agree", 0.5),
					 .both = ent_vocabulary_factor(l, "marked.both", 4.0),
					 .mutual = ent_vocabulary_factor(l, "marked.mutual", 3.5),
					 .actor = ent_vocabulary_factor(l, "marked.actor", 1.5),
					 .recipient = ent_vocabulary_factor(l, "marked.recipient", 1.5),
					 .reversed = ent_vocabulary_factor(l, "marked.reversed", 0.5),
					 .fit = ent_vocabulary_factor(l, "marked.fit", 0.3),
					 .distance = ent_vocabulary_factor(l, "marked.distance", 0.03),
					 .loose = ent_vocabulary_factor(l, "marked.loose", 2.0),
					 .between = ent_vocabulary_factor(l, "marked.between", 0.5)};
}

static bool plays(const ent_scene *scene, const ent_found *found, ent_role role, char side)
{
	for (uint32_t i = 0; i < found->cast.n[role]; i++)
		if (scene->mentions[found->cast.who[role][i]].actors[0].code.ptr[0] == side)
			return true;
	return false;
}

static uint32_t gap(const ent_mention *m, uint32_t token)
{
	if (token < m->first)
		return m->first - token;
	return token >= m->first + m->n ? token - (m->first + m->n) + 1 : 0;
}

/* Whether the mention lies below the word in the tree: in a clause or phrase that the word governs. */
static bool reaches(const ent_scene *scene, uint32_t word, const ent_mention *m)
{
	const ent_sentence *s = scene->sentence;
	int32_t at = (int32_t)m->head;
	for (uint32_t steps = 0; scene->tree && at >= 0 && (uint32_t)at < s->n && steps < s->n; steps++) {
		if ((uint32_t)at == word)
			return true;
		at = s->tokens[at].head;
	}
	return false;
}

/* "the visiting president": a participle before its noun tells who somebody is. */
static bool attribute(const ent_scene *scene, const ent_found *found)
{
	return scene->tree && scene->words[found->frame->trigger].pos == 'v' &&
		   scene->sentence->tokens[found->frame->trigger].deprel == ENT_DEPREL_AMOD;
}

static const ent_mention *given(const ent_scene *scene, char side)
{
	for (uint32_t i = 0; i < scene->n_mentions; i++)
		if (scene->mentions[i].actors[0].code.ptr[0] == side)
			return &scene->mentions[i];
	return NULL;
}

/* Whether a lone personal pronoun stands in that function behind the mention: "called the king to thank him". */
static bool pronoun(const ent_scene *scene, const ent_found *found, uint8_t fn, const ent_mention *m)
{
	const ent_arg *arg = m ? ent_frame_arg(found->frame, fn) : NULL;
	return arg && arg->end == arg->first + 1 && arg->first > m->first &&
		   scene->words[arg->first].kind == ENT_KIND_PRON && arg->first < scene->sentence->n &&
		   scene->sentence->tokens[arg->first].upos == ENT_UPOS_PRON;
}

static double score(const ent_scene *scene, const ent_found *found, const weights *w)
{
	bool s_acts = plays(scene, found, ENT_ROLE_ACTOR, 'S'), t_acts = plays(scene, found, ENT_ROLE_ACTOR, 'T');
	bool s_gets = plays(scene, found, ENT_ROLE_RECIPIENT, 'S'), t_gets = plays(scene, found, ENT_ROLE_RECIPIENT, 'T');
	bool either = found->row->mutual && !found->composed && ((s_acts && t_gets) || (s_gets && t_acts));
	double value = either             ? w->mutual
				   : s_acts && t_gets ? w->both
				   : s_acts && t_acts ? (found->row->mutual ? w->mutual : w->actor)
				   : s_acts           ? w->actor
				   : t_gets           ? w->recipient
				   : s_gets && t_acts ? w->reversed
									  : 0.0;
	const ent_mention *target = given(scene, 'T');
	if (s_acts && !t_acts && !t_gets && target && reaches(scene, found->first, target))
		value += w->reach;
	else if (s_acts && !t_acts && !t_gets && pronoun(scene, found, ENT_FN_OBJ, target))
		value += w->pronoun;
	else if (t_gets && !s_acts && !s_gets && pronoun(scene, found, ENT_FN_SUBJ, given(scene, 'S')))
		value += w->pronoun;
	value -= found->row->weak || found->row->last ? w->weak : 0.0;
	value -= found->row->type == ENT_TYPE_UNKNOWN ? w->unknown : 0.0;
	value -= found->frame->purpose && !found->composed ? w->purpose : 0.0;
	value -= attribute(scene, found) ? w->attribute : 0.0;
	if (scene->n_mentions == 0)
		return value + w->fit * found->fit;
	const ent_mention *s = &scene->mentions[0], *t = &scene->mentions[scene->n_mentions - 1];
	uint32_t at = found->first;
	value -= found->loose ? w->loose : 0.0;
	value += w->fit * found->fit - w->distance * (double)(gap(s, at) + gap(t, at));
	uint32_t low = s->first < t->first ? s->first : t->first, high = s->first < t->first ? t->first : s->first;
	return value + (low < at && at < high ? w->between : 0.0);
}

/* The best candidate of each type in each of the two readings. */
typedef struct votes {
	const ent_found *which[2][ENT_TYPES]; /* by word order, by tree */
	const ent_scene *scene[2];
	double score[2][ENT_TYPES];
} votes;

static void vote(votes *all, const ent_scene *scene, const ent_found *found, int tree, double value)
{
	all->scene[tree] = scene;
	if (!all->which[tree][found->type] || value > all->score[tree][found->type]) {
		all->which[tree][found->type] = found;
		all->score[tree][found->type] = value;
	}
}

/* The type that speaks for itself most, in the better of its two readings; a type that both readings give counts more,
 * for they err in different places. */
static const ent_found *elect(const votes *all, size_t n_types, const weights *w, const ent_scene **ret_scene)
{
	const ent_found *best = NULL;
	double best_value = 0.0;
	for (size_t type = 0; type < n_types; type++) {
		const ent_found *order = all->which[0][type], *tree = all->which[1][type];
		if (!order && !tree)
			continue;
		double a = all->score[0][type] - (all->scene[1] ? w->order : 0.0), b = all->score[1][type];
		bool by_tree = tree && (!order || b >= a);
		double value = by_tree ? b : a;
		if (order && tree && a > 0 && b > 0)
			value += w->agree * (a < b ? a : b);
		value -= tree && tree->status == ENT_STATUS_DENIED ? w->denied : 0.0;
		if (!best || value > best_value) {
			best = by_tree ? tree : order;
			best_value = value;
			*ret_scene = all->scene[by_tree];
		}
	}
	return best;
}

/* The word of the mention on which the others hang. */
static uint32_t head_of(const ent_scene *scene, const ent_mention *m)
{
	uint32_t at = m->head;
	for (uint32_t steps = 0; steps < m->n; steps++) {
		uint32_t head = ent_branch_head(scene, at);
		if (head == ENT_NO_INDEX || head < m->first || head >= m->first + m->n)
			break;
		at = head;
	}
	return at;
}

/* Whether the first of the two says something, and the second is of what is said: "Peru said Chilean troops had shot
 * two men". */
static bool speaks_of_other(const ent_scene *scene)
{
	const ent_mention *s = given(scene, 'S'), *t = given(scene, 'T');
	if (!s || !t || !scene->tree)
		return false;
	uint32_t subject = head_of(scene, s), verb = ent_branch_head(scene, subject);
	if (verb == ENT_NO_INDEX || !ent_branch_is(scene, subject, ENT_DEPREL_NSUBJ))
		return false;
	uint8_t operator= scene->words[verb].operator;
	bool behind = ent_branch_is(scene, verb, ENT_DEPREL_PARATAXIS); /* "shelled a village, Peru said" */
	return operator&& scene->vocabulary->classes[operator- 1].speech &&(
		reaches(scene, verb, t) || (behind && reaches(scene, ent_branch_head(scene, verb), t)));
}

static void become(ent_found *found, uint8_t type, ent_str mode, ent_str cameo)
{
	found->type = type;
	found->mode = mode;
	found->cameo = cameo;
}

/* What is said of another that does harm is held against him. */
static void hold_against(const ent_scene *scene, ent_found *found)
{
	const ent_ontology *ontology = &scene->vocabulary->ontology;
	uint8_t accuse = ent_ontology_type(ontology, ENT_STR("ACCUSE"));
	bool harm = found->type < ontology->n && ent_str_ends(ontology->types[found->type].quad, ENT_STR("CONFLICT"));
	if (!harm || accuse == ENT_TYPE_NONE || !plays(scene, found, ENT_ROLE_ACTOR, 'T') ||
		plays(scene, found, ENT_ROLE_ACTOR, 'S'))
		return;
	become(found, accuse, ENT_STR("allege"), ENT_STR("112"));
	found->status = ENT_STATUS_ACTUAL;
}

/* What the first of the two does not mean to do, or will not, for the other is refused: "has no plans to withdraw". */
static void refuse(const ent_scene *scene, ent_found *found)
{
	const ent_ontology *ontology = &scene->vocabulary->ontology;
	uint8_t reject = ent_ontology_type(ontology, ENT_STR("REJECT"));
	if (found->status != ENT_STATUS_DENIED || reject == ENT_TYPE_NONE || found->type >= ontology->n ||
		!ontology->types[found->type].cooperative || plays(scene, found, ENT_ROLE_ACTOR, 'T'))
		return;
	become(found, reject, ENT_STR(""), ENT_STR("120"));
	found->status = ENT_STATUS_ACTUAL;
}

/* What the first of the two hopes, or may be willing, to do with or for the other it would agree to: "wants to buy
 * gas". */
static void be_willing(const ent_scene *scene, ent_found *found)
{
	static const char *const types[] = {"CONSULT", "COOPERATE", "AID"};
	const ent_ontology *ontology = &scene->vocabulary->ontology;
	uint8_t agree = ent_ontology_type(ontology, ENT_STR("AGREE"));
	bool deed = false;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		deed |= found->type == ent_ontology_type(ontology, ent_str_of(types[i]));
	if (found->status != ENT_STATUS_HYPOTHETICAL || agree == ENT_TYPE_NONE || !deed ||
		plays(scene, found, ENT_ROLE_ACTOR, 'T'))
		return;
	become(found, agree, ENT_STR(""), ENT_STR("030"));
}

/* Adds the span as the actor `name` to the sentence's mentions; nothing where it is empty or outside. */
static void add_given(ent_arena *arena, const ent_sentence *sentence, uint32_t first, uint32_t n, const char *name,
					  ent_mention *mentions, uint32_t *n_mentions)
{
	if (n == 0 || first >= sentence->n || n > sentence->n - first)
		return;
	ent_actor *actor = ENT_NEW(arena, ent_actor);
	actor->code = actor->name = ent_str_of(name);
	ent_mention one = {.sentence = sentence->index,
					   .first = first,
					   .n = n,
					   .head = first + n - 1,
					   .start = sentence->tokens[first].start,
					   .end = sentence->tokens[first + n - 1].end,
					   .how = ENT_HOW_NAME,
					   .actors = actor,
					   .n_actors = 1,
					   .from = ENT_DAY_PAST,
					   .to = ENT_DAY_FUTURE};
	uint32_t at = (*n_mentions)++;
	for (; at > 0 && mentions[at - 1].first > first; at--)
		mentions[at] = mentions[at - 1];
	mentions[at] = one;
}

/* "Peru says Chile must do more": a word of duty asks for something, other words about another are mostly against him.
 */
static ent_str commonest(const ent_scene *scene)
{
	static const char *const duties[] = {"must", "should", "ought", "need", "needs"};
	if (!scene || !speaks_of_other(scene))
		return ENT_STR("CONSULT");
	for (uint32_t i = 0; i < scene->sentence->n; i++)
		for (size_t k = 0; k < sizeof duties / sizeof *duties; k++)
			if (ent_scene_is(scene, i, duties[k]))
				return ENT_STR("REQUEST");
	return ENT_STR("ACCUSE");
}

static ent_event *no_candidate(ent_arena *arena, const ent_vocabulary *vocabulary, const ent_reading *reading,
							   const ent_sentence *sentence, const ent_scene *tree)
{
	ent_event *event = ENT_NEW(arena, ent_event);
	uint8_t type = ent_ontology_type(&vocabulary->ontology, commonest(tree));
	type = type == ENT_TYPE_NONE ? 0 : type;
	*event = (ent_event){.sentence = sentence->index,
						 .number = sentence->number,
						 .start = sentence->start,
						 .end = sentence->start,
						 .text = ent_str_sub(reading->document->text, sentence->start, sentence->start),
						 .event = vocabulary->ontology.types[type].name,
						 .quad = vocabulary->ontology.types[type].quad,
						 .cameo = vocabulary->ontology.types[type].cameo,
						 .score = vocabulary->ontology.types[type].score,
						 .date = ENT_DATE_NONE,
						 .rule = ENT_STR("default"),
						 .confidence = ent_vocabulary_factor(vocabulary, "marked.default", 0.1),
						 .why = ENT_STR("no event word in the sentence: the commonest type")};
	return event;
}

ent_event *ent_coder_between(const ent_coder *coder, ent_arena *arena, const ent_reading *reading, uint32_t sentence,
							 uint32_t s, uint32_t sn, uint32_t t, uint32_t tn)
{
	const ent_vocabulary *vocabulary = ent_coder_vocabulary(coder);
	const ent_sentence *where = &reading->text->sentences[sentence];
	if (where->n == 0)
		return no_candidate(arena, vocabulary, reading, where, NULL);
	ent_mention *mentions = ENT_NEWN(arena, ent_mention, 2);
	uint32_t n = 0;
	add_given(arena, where, s, sn, "S", mentions, &n);
	add_given(arena, where, t, tn, "T", mentions, &n);
	ent_glance *glance = ENT_NEW(arena, ent_glance);
	ent_glance_at(glance, vocabulary, where);
	weights w = weights_of(vocabulary);
	votes all = {0};
	const ent_scene *by_tree = NULL;
	for (int tree = 0; tree < (where->parsed ? 2 : 1); tree++) {
		ent_scene *scene = ent_scene_of(arena, glance, mentions, n, tree, NULL);
		scene->given = true;
		by_tree = tree ? scene : NULL;
		ent_findings findings = ent_match_sentence(scene);
		for (size_t i = 0; i < findings.n; i++)
			vote(&all, scene, &findings.at[i], tree, score(scene, &findings.at[i], &w));
		findings = ent_backoff_sentence(scene);
		for (size_t i = 0; i < findings.n; i++)
			vote(&all, scene, &findings.at[i], tree, score(scene, &findings.at[i], &w));
	}
	const ent_scene *scene = NULL;
	const ent_found *best = elect(&all, vocabulary->ontology.n, &w, &scene);
	if (!best)
		return no_candidate(arena, vocabulary, reading, where, by_tree);
	ent_event *event = ENT_NEW(arena, ent_event);
	ent_found told = *best;
	if (by_tree && speaks_of_other(by_tree))
		hold_against(scene, &told);
	refuse(scene, &told);
	be_willing(scene, &told);
	ent_coder_fill(arena, scene, reading->document, &told, event);
	event->confidence = ent_trust_of(scene, best);
	if (!best->complete || best->row->last)
		event->confidence *= ent_vocabulary_factor(vocabulary, "marked.incomplete", 0.85);
	return event;
}
