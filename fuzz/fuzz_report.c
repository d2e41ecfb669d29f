/* A record of any strings and any offsets through linking, measuring and all writers: a damaged or hostile database
 * must not lead out of a sentence, and what is written as HTML must stay balanced. */
#include "report/dossier.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EVENTS = 24 };

struct feed {
	const uint8_t *at;
	size_t left;
	ent_arena *arena;
};

static uint32_t number(struct feed *feed, uint32_t below)
{
	uint32_t value = 0;
	for (int i = 0; i < 2 && feed->left; i++, feed->left--)
		value = value << 8 | *feed->at++;
	return value % below;
}

static ent_str string(struct feed *feed, size_t most)
{
	size_t n = number(feed, (uint32_t)most);
	n = n < feed->left ? n : feed->left;
	ent_str s = ent_str_copy(feed->arena, (ent_str){(const char *)feed->at, n});
	feed->at += n;
	feed->left -= n;
	return n ? s : (ent_str){0};
}

static ent_str one_of(struct feed *feed, const char *const *list, uint32_t n)
{
	uint32_t i = number(feed, n + 1);
	return i < n ? ent_str_of(list[i]) : string(feed, 20);
}

/* Words of the sentence, or anything. */
static ent_str surface(struct feed *feed, ent_str sentence, uint32_t *ret_start)
{
	*ret_start = number(feed, 400);
	if (number(feed, 2))
		return string(feed, 12);
	size_t start = number(feed, 100), end = start + number(feed, 14);
	*ret_start = (uint32_t)start + number(feed, 3);
	return ent_str_sub(sentence, start, end);
}

static ent_date date(struct feed *feed)
{
	static const char *const edtfs[] = {"2014-11-21", "2014-11",    "2014",      "201X",    "2012/2016",
										"2016/..",    "../2010",    "2014~",     "2021-21", "2014-11-20/2014-11-22",
										"1950",       "2014-11-21", "1961-03-01"};
	ent_date when = ENT_DATE_NONE;
	ent_str edtf = one_of(feed, edtfs, sizeof edtfs / sizeof *edtfs);
	if (!ent_edtf_parse(edtf, &when)) {
		when.edtf = edtf;
		when.lo = (ent_day)(number(feed, 60000) * 30) - 700000;
		when.hi = when.lo + (ent_day)number(feed, 1000);
	}
	when.basis = (ent_basis)number(feed, ENT_BASIS_DATELINE + 1);
	return when;
}

static void participants(struct feed *feed, ent_record_event *event)
{
	static const char *const roles[] = {"actor", "recipient", "third", "place"};
	static const char *const states[] = {"PAK", "RUS", "SUN", "IND"};
	event->n_participants = number(feed, 5);
	event->participants = ENT_NEWN(feed->arena, ent_record_participant, event->n_participants);
	for (size_t i = 0; i < event->n_participants; i++) {
		ent_record_participant *who = &event->participants[i];
		who->role = one_of(feed, roles, 4);
		who->country = one_of(feed, states, 4);
		who->text = surface(feed, event->sentence_text, &who->start);
		who->code = string(feed, 8);
		who->name = string(feed, 12);
		who->office = string(feed, 12);
		who->person = string(feed, 12);
		who->note = string(feed, 12);
	}
}

static void amounts(struct feed *feed, ent_record_event *event)
{
	event->n_amounts = number(feed, 3);
	event->amounts = ENT_NEWN(feed->arena, ent_record_amount, event->n_amounts);
	for (size_t i = 0; i < event->n_amounts; i++) {
		ent_record_amount *amount = &event->amounts[i];
		amount->text = surface(feed, event->sentence_text, &amount->start);
		amount->unit = string(feed, 5);
		amount->measures = string(feed, 5);
		amount->lo = (double)number(feed, 1000) / (number(feed, 3));
		amount->hi = amount->lo + number(feed, 3);
		amount->ordinal = number(feed, 4) == 0;
	}
}

static void event_of(struct feed *feed, ent_record_event *event, const ent_source *sources)
{
	static const char *const types[] = {"AGREE", "CONSULT", "AID", "SANCTION", "COOPERATE"};
	static const char *const statuses[] = {"actual", "promised", "cancelled", "denied", "ongoing"};
	static const char *const quads[] = {"VERBAL_COOPERATION", "MATERIAL_CONFLICT"};
	*event = (ent_record_event){.source = &sources[number(feed, 3)], .sentence = number(feed, 9)};
	event->sentence_text = string(feed, 300);
	event->sentence_start = number(feed, 50);
	event->sentence_end = number(feed, 400);
	event->text = surface(feed, event->sentence_text, &event->start);
	event->start += event->sentence_start;
	event->end = event->start + number(feed, 20);
	event->event = one_of(feed, types, 5);
	event->mode = number(feed, 3) ? (ent_str){0} : ENT_STR("visit");
	event->status = one_of(feed, statuses, 5);
	event->quad = one_of(feed, quads, 2);
	event->score = (double)number(feed, 20) - 10;
	event->confidence = number(feed, 100) / 100.0;
	event->id = string(feed, 17);
	event->speaker = string(feed, 6);
	event->date = date(feed);
	event->date_text = surface(feed, event->sentence_text, &event->date_start);
	event->date_end = event->date_start + 4;
	event->place = string(feed, 9);
	participants(feed, event);
	amounts(feed, event);
}

static ent_status run(void *payload)
{
	static const ent_dossier_state states[] = {
		{{"PAK", 3}, {"Pakistan", 8}, 0}, {{"RUS", 3}, {"Russia", 6}, 1}, {{"SUN", 3}, {"the Soviet Union", 16}, 1}};
	struct feed *feed = payload;
	ent_data *data = NULL;
	if (ent_data_new(NULL, &data, NULL))
		return ENT_NOMEM;
	ent_source sources[3] = {{.key = 1, .published = ENT_DATE_NONE}, {.key = 2}, {.key = 3}};
	for (int i = 0; i < 3; i++) {
		sources[i].title = string(feed, 30);
		sources[i].url = string(feed, 30);
		sources[i].published = date(feed);
	}
	ent_record_event events[MOST_EVENTS];
	ent_record_figure figures[MOST_EVENTS];
	ent_dossier_input input = {.events = events, .sources = sources, .n_sources = 3, .figures = figures};
	while (feed->left && input.n_events < MOST_EVENTS) {
		ent_record_event *event = &events[input.n_events++];
		event_of(feed, event, sources);
		if (event->n_amounts)
			figures[input.n_figures++] = (ent_record_figure){event->source, event->sentence, event->sentence_text,
															 event->amounts[0], event->date};
	}
	ent_dossier_options options = {.states = states, .n_states = 3, .data = data};
	ent_dossier *dossier;
	if (ent_dossier_of(feed->arena, &input, &options, &dossier, NULL) == ENT_OK) {
		ent_buf buf = ENT_BUF(64 << 20);
		ent_dossier_html(dossier, &buf);
		ent_dossier_markdown(dossier, &buf);
		ent_dossier_json(dossier, &buf);
		ent_dossier_timeline_table(dossier, &buf);
		ent_buf_free(&buf);
	}
	ent_data_free(data);
	return ENT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct feed feed = {bytes, size, ent_arena_new("fuzz", 256 << 20)};
	(void)ent_arena_run(feed.arena, run, &feed, NULL);
	ent_arena_free(feed.arena);
	return 0;
}
