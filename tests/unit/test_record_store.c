/* The record as its users see it: what goes in comes out, twice is once, every question has its filters. */
#include "record_fixture.h"

#include <sqlite3.h>

static ent_arena *arena;

static int set_up(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)1 << 28);
	return arena ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	arena = ent_arena_free(arena);
	fixture_remove(fixture_path("a.db"));
	fixture_remove(fixture_path("b.db"));
	return 0;
}

static ent_store *with_deal(void)
{
	ent_store *store = fixture_open(fixture_path("a.db"));
	maker *m = maker_deal(arena, "deal");
	assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	return store;
}

static ent_record_events load(ent_store *store, const ent_filter *filter)
{
	ent_record_events events = {0};
	assert_ok(ent_store_load(store, arena, filter, &events, error));
	return events;
}

static void what_goes_in_comes_out(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	ent_filter filter = {0};
	ent_record_events events = load(store, &filter);
	assert_int_equal(events.n, 3);
	/* by date, undated last */
	assert_str(events.at[0].event, "AID");
	assert_str(events.at[2].event, "PROTEST");
	const ent_record_event *e = &events.at[1];
	assert_str(e->event, "AGREE");
	assert_null(e->mode.ptr);
	assert_str(e->context, "military");
	assert_str(e->cameo, "057");
	assert_str(e->quad, "VERBAL_COOPERATION");
	assert_str(e->status, "actual");
	assert_str(e->rule, "agree.sign");
	assert_str(e->why, "by hand");
	assert_str(e->text, "signed");
	assert_null(e->speaker.ptr);
	assert_true(e->score == 6 && e->confidence == 0.875);
	assert_str(e->date.edtf, "2014-11-21");
	assert_int_equal(e->date.lo, ent_day_from(2014, 11, 21));
	assert_int_equal(e->date.basis, ENT_BASIS_STATED);
	assert_str(e->date_text, "21 November 2014");
	assert_str(e->place, "Islamabad");
	assert_str(e->place_country, "PAK");
	assert_str(e->version, "0.1.0");
	assert_int_equal(e->sentence, 0);
	assert_str(e->sentence_text, "On 21 November 2014 Russia and Pakistan signed a deal worth $153 million .");
	assert_int_equal(e->end - e->start, 6);
	assert_int_equal(e->n_participants, 2);
	assert_str(e->participants[0].role, "actor");
	assert_str(e->participants[0].code, "RUSGOV");
	assert_str(e->participants[0].country, "RUS");
	assert_str(e->participants[0].sector, "GOV");
	assert_str(e->participants[0].text, "Russia");
	assert_null(e->participants[1].sector.ptr);
	assert_int_equal(e->n_amounts, 1);
	assert_str(e->amounts[0].text, "$153 million");
	assert_str(e->amounts[0].unit, "USD");
	assert_true(e->amounts[0].lo == 153e6);
	assert_str(e->source->doc, "deal");
	assert_str(e->source->title, "A deal");
	assert_str(e->source->publisher, "The Daily");
	assert_str(e->source->published.edtf, "2014-11-22");
	assert_int_equal(e->source->published.basis, ENT_BASIS_DATELINE);
	assert_int_equal(e->source->sentences, 4);
	assert_int_equal(e->source->coded, 3);
	assert_int_equal(e->source->events, 3);
	assert_ptr_equal(events.at[0].source, events.at[1].source);
	assert_int_equal(events.at[2].date.lo, ENT_DAY_UNKNOWN);
	assert_null(events.at[2].date.edtf.ptr);
	ent_store_close(store);
}

static void a_closed_file_is_one_file_and_reads_again(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	assert_ok(ent_store_end_run(store, error));
	ent_store_close(store);
	char wal[256];
	(void)snprintf(wal, sizeof wal, "%s-wal", fixture_path("a.db"));
	assert_int_not_equal(access(wal, F_OK), 0);
	assert_ok(ent_store_open(fixture_path("a.db"), ENT_STORE_READ, &store, error));
	ent_filter filter = {0};
	assert_int_equal(load(store, &filter).n, 3);
	assert_ok(ent_store_check(store, error));
	/* reading only */
	maker *m = maker_deal(arena, "other");
	ent_error refused;
	assert_int_equal(ent_store_begin_run(store, ENT_STR("1"), ENT_STR("1"), ENT_STR(""), &refused), ENT_IO);
	assert_int_equal(ent_store_add(store, &m->reading, &m->coding, &refused), ENT_USAGE);
	ent_store_close(store);
}

static void twice_is_once(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	char *once = fixture_dump(store);
	maker *m = maker_deal(arena, "deal");
	bool has = false;
	assert_ok(ent_store_has(store, m->document.sha256, m->document.id, &has, error));
	assert_true(has);
	assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	ent_store_close(store);
	store = fixture_open(fixture_path("a.db")); /* the same run goes on */
	assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	char *twice = fixture_dump(store);
	assert_string_equal(once, twice);
	free(once);
	free(twice);
	/* the same bytes under another id are another document */
	assert_ok(ent_store_has(store, m->document.sha256, ENT_STR("copy"), &has, error));
	assert_false(has);
	ent_store_close(store);
}

static void a_new_version_replaces_and_keeps_the_place(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	maker *b = maker_deal(arena, "second");
	assert_ok(ent_store_add(store, &b->reading, &b->coding, error));
	assert_ok(ent_store_begin_run(store, ENT_STR("0.2.0"), ENT_STR("data2"), ENT_STR("{}"), error));
	maker *m = maker_deal(arena, "deal");
	bool has = true;
	assert_ok(ent_store_has(store, m->document.sha256, m->document.id, &has, error));
	assert_false(has);
	m->coding.n_events = 1;
	assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	ent_filter filter = {0};
	ent_record_events events = load(store, &filter);
	assert_int_equal(events.n, 4);
	ent_source *sources;
	size_t n;
	assert_ok(ent_store_sources(store, arena, &sources, &n, error));
	assert_int_equal(n, 2);
	assert_str(sources[0].doc, "deal");
	assert_int_equal(sources[0].events, 1);
	assert_str(sources[1].doc, "second");
	/* the search index follows */
	filter.text = ENT_STR("rain*");
	assert_int_equal(load(store, &filter).n, 0);
	filter.text = ENT_STR("aid");
	assert_int_equal(load(store, &filter).n, 1);
	assert_ok(ent_store_check(store, error));
	ent_store_close(store);
}

static size_t count(ent_store *store, ent_filter filter)
{
	return load(store, &filter).n;
}

static void filters(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	const ent_str three[] = {ENT_STR("PAK"), ENT_STR("RUS"), ENT_STR("SUN")};
	const ent_str india[] = {ENT_STR("PAK"), ENT_STR("IND")};
	const uint32_t groups[] = {0, 1, 1}, one_group[] = {0, 0};
	assert_int_equal(count(store, (ent_filter){.between = three, .n_between = 2}), 1);
	assert_int_equal(count(store, (ent_filter){.between = three, .n_between = 3, .same = groups}), 2);
	/* the Soviet Union and Russia are one state: not a pair */
	assert_int_equal(count(store, (ent_filter){.between = three + 1, .n_between = 2, .same = one_group}), 2);
	assert_int_equal(count(store, (ent_filter){.between = three, .n_between = 1}), 2);
	assert_int_equal(count(store, (ent_filter){.between = india, .n_between = 2}), 0);
	assert_int_equal(count(store, (ent_filter){.between = india, .n_between = 2, .third = true}), 1);

	ent_day day = ent_day_from(2014, 11, 21), seventies = ent_day_from(1975, 1, 1);
	assert_int_equal(count(store, (ent_filter){.since = day, .until = day}), 1);
	assert_int_equal(count(store, (ent_filter){.since = day + 1, .until = ENT_DAY_FUTURE}), 0);
	assert_int_equal(count(store, (ent_filter){.since = day + 1, .until = ENT_DAY_FUTURE, .undated = true}), 1);
	assert_int_equal(count(store, (ent_filter){.since = ENT_DAY_PAST, .until = seventies}), 1);

	assert_int_equal(count(store, (ent_filter){.event = ENT_STR("AID")}), 1);
	assert_int_equal(count(store, (ent_filter){.event = ENT_STR("")}), 3);
	assert_int_equal(count(store, (ent_filter){.status = ENT_STR("planned")}), 1);
	assert_int_equal(count(store, (ent_filter){.quad = ENT_STR("MATERIAL_COOPERATION")}), 1);
	assert_int_equal(count(store, (ent_filter){.min_confidence = 0.6}), 2);
	assert_int_equal(count(store, (ent_filter){.limit = 2}), 2);
	assert_int_equal(count(store, (ent_filter){.text = ENT_STR("sign")}), 1); /* stems */
	assert_int_equal(count(store, (ent_filter){.text = ENT_STR("\"gave Pakistan\"")}), 1);
	/* all at once, and a name that would be SQL */
	assert_int_equal(count(store, (ent_filter){.between = three,
											   .n_between = 3,
											   .same = groups,
											   .since = ENT_DAY_PAST,
											   .until = ENT_DAY_FUTURE,
											   .event = ENT_STR("AGREE"),
											   .status = ENT_STR("actual"),
											   .quad = ENT_STR("VERBAL_COOPERATION"),
											   .min_confidence = 0.5,
											   .text = ENT_STR("deal AND million"),
											   .limit = 5}),
					 1);
	assert_int_equal(count(store, (ent_filter){.event = ENT_STR("'; DROP TABLE events; --")}), 0);

	ent_error bad;
	ent_record_events events;
	ent_filter wrong = {.text = ENT_STR("\"never closed")};
	assert_int_equal(ent_store_load(store, arena, &wrong, &events, &bad), ENT_USAGE);
	wrong.text = ENT_STR("nocolumn: x");
	assert_int_equal(ent_store_load(store, arena, &wrong, &events, &bad), ENT_USAGE);
	ent_store_close(store);
}

struct seen {
	int n, stop_at;
};

static ent_status see(void *payload, const ent_record_event *event)
{
	struct seen *seen = payload;
	assert_true(event->n_participants == 2);
	return ++seen->n == seen->stop_at ? ENT_CANCELLED : ENT_OK;
}

static void events_one_by_one(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	ent_filter filter = {0};
	struct seen seen = {0};
	assert_ok(ent_store_events(store, &filter, see, &seen, error));
	assert_int_equal(seen.n, 3);
	seen = (struct seen){.stop_at = 2};
	assert_int_equal(ent_store_events(store, &filter, see, &seen, NULL), ENT_CANCELLED);
	assert_int_equal(seen.n, 2);
	ent_store_close(store);
}

static void an_event_by_its_id(void **state)
{
	(void)state;
	ent_store *store = fixture_open(fixture_path("a.db"));
	maker *m = maker_deal(arena, "deal");
	m->coding.events[0].id = ENT_STR("abcd000000000001");
	m->coding.events[1].id = ENT_STR("abcd000000000002");
	m->coding.events[2].id = ENT_STR("abce000000000003");
	assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	ent_record_event event;
	assert_ok(ent_store_event(store, arena, ENT_STR("abce"), &event, error));
	assert_str(event.event, "PROTEST");
	assert_ok(ent_store_event(store, arena, ENT_STR("abcd000000000002"), &event, error));
	assert_str(event.event, "AID");
	ent_error refused;
	assert_int_equal(ent_store_event(store, arena, ENT_STR("abcd"), &event, &refused), ENT_NOTFOUND);
	assert_string_equal(refused.what, "2 events begin with 'abcd'");
	assert_int_equal(ent_store_event(store, arena, ENT_STR("ffff"), &event, &refused), ENT_NOTFOUND);
	assert_int_equal(ent_store_event(store, arena, ENT_STR("abc"), &event, &refused), ENT_USAGE);
	ent_str text, silence;
	assert_ok(ent_store_sentence(store, arena, ENT_STR("de"), 1, &text, &silence, error));
	assert_str(text, "It rained in Moscow .");
	assert_str(silence, "one actor");
	assert_ok(ent_store_sentence(store, arena, ENT_STR("deal"), 0, &text, &silence, error));
	assert_null(silence.ptr);
	assert_int_equal(ent_store_sentence(store, arena, ENT_STR("deal"), 9, &text, &silence, &refused), ENT_NOTFOUND);
	assert_int_equal(ent_store_sentence(store, arena, ENT_STR("zzz"), 0, &text, &silence, &refused), ENT_NOTFOUND);
	ent_store_close(store);
}

static void figures_silences_and_problems(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	const ent_str pair[] = {ENT_STR("PAK"), ENT_STR("RUS")}, far[] = {ENT_STR("PAK"), ENT_STR("IND")};
	ent_record_figure *figures;
	size_t n;
	ent_filter filter = {.between = pair, .n_between = 2};
	assert_ok(ent_store_figures(store, arena, &filter, &figures, &n, error));
	assert_int_equal(n, 1);
	assert_str(figures[0].amount.text, "$153 million");
	assert_str(figures[0].date.edtf, "2014-11-21");
	filter.since = filter.until = ent_day_from(2000, 1, 1);
	assert_ok(ent_store_figures(store, arena, &filter, &figures, &n, error));
	assert_int_equal(n, 0);
	filter = (ent_filter){.between = far, .n_between = 2};
	assert_ok(ent_store_figures(store, arena, &filter, &figures, &n, error));
	assert_int_equal(n, 0);
	filter = (ent_filter){0};
	assert_ok(ent_store_figures(store, arena, &filter, &figures, &n, error));
	assert_int_equal(n, 1);

	ent_count *counts;
	assert_ok(ent_store_silences(store, arena, &counts, &n, error));
	assert_int_equal(n, 1);
	assert_str(counts[0].name, "one actor");
	assert_int_equal(counts[0].n, 1);

	ent_error problem;
	(void)ent_fail(&problem, ENT_FORMAT, "bad.pdf", 0, 17, "encrypted");
	assert_ok(ent_store_add_problem(store, &problem, error));
	assert_ok(ent_store_add_problem(store, &problem, error));
	ent_str *lines;
	assert_ok(ent_store_problems(store, arena, &lines, &n, error));
	assert_int_equal(n, 1);
	assert_str(lines[0], "bad.pdf:byte 17: encrypted");
	static const char *const paths[] = {"in/a.txt", "in/z.zip!b.html", "inner.txt", "in"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		(void)ent_fail(&problem, ENT_FORMAT, paths[i], 0, -1, "broken");
		assert_ok(ent_store_add_problem(store, &problem, error));
	}
	assert_ok(ent_store_forget_problems(store, ENT_STR("in/z.zip"), error));
	assert_ok(ent_store_problems(store, arena, &lines, &n, error));
	assert_int_equal(n, 4);
	assert_ok(ent_store_forget_problems(store, ENT_STR("in/"), error));
	assert_ok(ent_store_problems(store, arena, &lines, &n, error));
	assert_int_equal(n, 2);
	assert_str(lines[1], "inner.txt: broken");
	assert_ok(ent_store_forget_problems(store, ENT_STR("bad.pdf"), error));
	assert_ok(ent_store_problems(store, arena, &lines, &n, error));
	assert_int_equal(n, 1);
	ent_store_close(store);
}

static void a_coding_of_another_document_is_refused_whole(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	char *before = fixture_dump(store);
	maker *m = maker_deal(arena, "wrong");
	m->coding.events[2].sentence = 99;
	ent_error refused;
	assert_int_equal(ent_store_add(store, &m->reading, &m->coding, &refused), ENT_USAGE);
	char *after = fixture_dump(store);
	assert_string_equal(before, after);
	free(before);
	free(after);
	ent_store_close(store);
}

static void a_document_that_breaks_off_is_taken_back(void **state)
{
	(void)state;
	ent_store *store = with_deal(); /* in the same batch */
	char *before = fixture_dump(store);
	maker *m = maker_deal(arena, "wrong");
	m->coding.events[2].event = (ent_str){0}; /* found when most of it is written */
	ent_error refused;
	assert_int_equal(ent_store_add(store, &m->reading, &m->coding, &refused), ENT_FORMAT);
	char *after = fixture_dump(store);
	assert_string_equal(before, after);
	free(after);
	/* one that was to replace another leaves the other */
	assert_ok(ent_store_begin_run(store, ENT_STR("0.2.0"), ENT_STR("data1"), ENT_STR("{}"), error));
	m = maker_deal(arena, "deal");
	m->coding.events[2].event = (ent_str){0};
	assert_int_equal(ent_store_add(store, &m->reading, &m->coding, &refused), ENT_FORMAT);
	after = fixture_dump(store);
	assert_string_equal(strstr(before, "[\"document"), strstr(after, "[\"document"));
	assert_ok(ent_store_check(store, error));
	free(before);
	free(after);
	ent_store_close(store);
}

/* Adds documents 0..19; after `broken` of them the program is as good as killed: the file is taken as it is. */
static void add_documents(ent_store *store, int from, int to)
{
	for (int i = from; i < to; i++) {
		char id[16];
		(void)snprintf(id, sizeof id, "doc%02d", i);
		maker *m = maker_deal(arena, id);
		bool has;
		assert_ok(ent_store_has(store, m->document.sha256, m->document.id, &has, error));
		if (!has)
			assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	}
}

static void an_interrupted_run_ends_in_the_same_record(void **state)
{
	(void)state;
	ent_store *store = fixture_open(fixture_path("a.db"));
	add_documents(store, 0, 20);
	assert_ok(ent_store_end_run(store, error));
	char *whole = fixture_dump(store);
	ent_store_close(store);
	for (int broken = 0; broken < 20; broken += 7) {
		const char *path = fixture_path("b.db");
		fixture_remove(path);
		store = fixture_open(path);
		add_documents(store, 0, broken);
		ent_store_close(store); /* Ctrl-C: no end of the run */
		store = fixture_open(path);
		add_documents(store, 0, 20);
		assert_ok(ent_store_end_run(store, error));
		char *resumed = fixture_dump(store);
		assert_string_equal(whole, resumed);
		free(resumed);
		ent_store_close(store);
	}
	free(whole);
}

static void correct(ent_store *store, ent_str id, const char *name, const char *value)
{
	ent_correction correction = {
		.event = id, .field = ent_str_of(name), .value = ent_str_of(value), .who = ENT_STR("tester")};
	assert_ok(ent_store_correct(store, &correction, error));
}

static void corrections_are_kept_and_used(void **state)
{
	(void)state;
	ent_store *store = with_deal();
	ent_filter filter = {.event = ENT_STR("AGREE")};
	ent_str id = load(store, &filter).at[0].id;
	correct(store, id, "status", "denied");
	correct(store, id, "status", "promised");
	correct(store, id, "date", "2015");
	correct(store, id, "score", "-3.5");
	correct(store, id, "actors.1.country", "IND");
	assert_int_equal(count(store, (ent_filter){.status = ENT_STR("promised")}), 1);
	assert_int_equal(count(store, (ent_filter){.since = ent_day_from(2015, 12, 31), .until = ENT_DAY_FUTURE}), 1);
	const ent_str pair[] = {ENT_STR("RUS"), ENT_STR("IND")};
	assert_int_equal(count(store, (ent_filter){.between = pair, .n_between = 2}), 1);

	/* a new version codes the document anew: the corrections hold */
	assert_ok(ent_store_begin_run(store, ENT_STR("0.2.0"), ENT_STR("data1"), ENT_STR("{}"), error));
	maker *m = maker_deal(arena, "deal");
	assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	ent_record_event event;
	assert_ok(ent_store_event(store, arena, id, &event, error));
	assert_str(event.version, "0.2.0");
	assert_str(event.status, "promised");
	assert_str(event.date.edtf, "2015");
	assert_int_equal(event.date.hi, ent_day_from(2015, 12, 31));
	assert_int_equal(event.date.basis, ENT_BASIS_GIVEN);
	assert_true(event.score == -3.5);
	assert_str(event.participants[1].country, "IND");

	correct(store, id, "rejected", "1");
	assert_int_equal(count(store, (ent_filter){0}), 2);
	correct(store, id, "rejected", "0");
	correct(store, id, "date", "");
	assert_int_equal(count(store, (ent_filter){0}), 3);
	assert_ok(ent_store_event(store, arena, id, &event, error));
	assert_int_equal(event.date.lo, ENT_DAY_UNKNOWN);

	ent_correction *list;
	size_t n;
	assert_ok(ent_store_corrections(store, arena, id, &list, &n, error));
	assert_int_equal(n, 8);
	assert_str(list[0].was, "actual");
	assert_str(list[1].was, "denied");
	assert_str(list[3].was, "6.0");
	assert_str(list[1].who, "tester");
	assert_int_equal(list[1].made.len, 20);
	assert_ok(ent_store_corrections(store, arena, (ent_str){0}, &list, &n, error));
	assert_int_equal(n, 8);

	static const char *const wrong[][2] = {{"status", "maybe"},
										   {"score", "11"},
										   {"date", "soon"},
										   {"nothing", "x"},
										   {"event", "DANCE"},
										   {"actors.0.id", "x"},
										   {"actors.x.role", "actor"},
										   {"place_country", "Pakistan"},
										   {"quad", "GOOD"},
										   {"actors.1.role", "me"},
										   {"cameo", "05x"}};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		ent_correction bad = {
			.event = id, .field = ent_str_of(wrong[i][0]), .value = ent_str_of(wrong[i][1]), .who = ENT_STR("tester")};
		assert_int_equal(ent_store_correct(store, &bad, NULL), ENT_USAGE);
	}
	ent_correction bad = {
		.event = id, .field = ENT_STR("actors.7.role"), .value = ENT_STR("actor"), .who = ENT_STR("t")};
	assert_int_equal(ent_store_correct(store, &bad, NULL), ENT_NOTFOUND);
	bad = (ent_correction){.event = ENT_STR("ffff"), .field = ENT_STR("mode"), .who = ENT_STR("t")};
	assert_int_equal(ent_store_correct(store, &bad, NULL), ENT_NOTFOUND);
	ent_store_close(store);
}

/* docs/schema.md has each table and column. */
static void the_schema_is_described(void **state)
{
	(void)state;
	ent_store_close(fixture_open(fixture_path("a.db")));
	FILE *file = fopen(ENT_SOURCE_DIR "/docs/schema.md", "rb");
	assert_non_null(file);
	char *page = ent_arena_alloc(arena, 1 << 16);
	assert_true(fread(page, 1, (1 << 16) - 1, file) > 0);
	(void)fclose(file);
	sqlite3 *db;
	sqlite3_stmt *stmt;
	assert_int_equal(sqlite3_open(fixture_path("a.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
										"SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
										" WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sentence_search_%'",
										-1, &stmt, NULL),
					 SQLITE_OK);
	int columns = 0;
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);
		const char *column = (const char *)sqlite3_column_text(stmt, 1);
		if (!strstr(page, table) || !strstr(page, column))
			fail_msg("docs/schema.md does not say what %s.%s is", table, column);
		columns++;
	}
	assert_true(columns > 80);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_goes_in_comes_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_closed_file_is_one_file_and_reads_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(twice_is_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_new_version_replaces_and_keeps_the_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(filters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(events_one_by_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_event_by_its_id, set_up, tear_down),
		cmocka_unit_test_setup_teardown(figures_silences_and_problems, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_coding_of_another_document_is_refused_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_document_that_breaks_off_is_taken_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_interrupted_run_ends_in_the_same_record, set_up, tear_down),
		cmocka_unit_test_setup_teardown(corrections_are_kept_and_used, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_schema_is_described, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
