/* What other programs rely on: keys and their order, headers to the byte, one row a field count, nothing that breaks a
 * line or runs as a formula; and that a coded event is written the same with and without a database between. */
#include "record/coded.h"
#include "record/export.h"
#include "record_fixture.h"

static ent_arena *arena;
static ent_data *data;

static int set_up(void **state)
{
	(void)state;
	arena = ent_arena_new("test", (size_t)1 << 28);
	return arena && ent_data_new(NULL, &data, NULL) == ENT_OK ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	data = ent_data_free(data);
	arena = ent_arena_free(arena);
	fixture_remove(fixture_path("a.db"));
	return 0;
}

static const ent_export *exporter(ent_export_kind kind)
{
	const ent_export *export = NULL;
	if (kind == ENT_EXPORT_PARQUET)
		return ent_export_new_parquet(arena);
	assert_ok(ent_export_new(arena, data, ent_str_of(ent_export_name(kind)), false, 0, &export, error));
	return export;
}

/* Event `i` of `m`, without a database. */
static ent_record_event coded(const maker *m, size_t i)
{
	ent_record_event event;
	ent_coded_event(arena, &m->reading, ent_coded_source(arena, &m->document, 0), &m->coding.events[i],
					ENT_STR("0.1.0"), &event);
	return event;
}

/* All that `kind` writes about these events; in the arena. */
static ent_str written(ent_export_kind kind, const ent_record_event *events, size_t n)
{
	const ent_export *export = exporter(kind);
	ent_buf out = ENT_BUF(1 << 20);
	ent_export_head(export, &out);
	for (size_t i = 0; i < n; i++)
		ent_export_event(export, &events[i], &out);
	ent_export_foot(export, &out);
	assert_int_equal(out.status, ENT_OK);
	ent_str text = ent_str_copy(arena, ent_buf_str(&out));
	ent_buf_free(&out);
	return text;
}

static void the_same_with_and_without_a_database(void **state)
{
	(void)state;
	maker *m = maker_deal(arena, "deal");
	ent_store *store = fixture_open(fixture_path("a.db"));
	assert_ok(ent_store_add(store, &m->reading, &m->coding, error));
	for (size_t i = 0; i < m->coding.n_events; i++) {
		ent_record_event direct = coded(m, i), stored;
		assert_ok(ent_store_event(store, arena, direct.id, &stored, error));
		for (int kind = ENT_EXPORT_JSONL; kind <= ENT_EXPORT_PARQUET; kind++) {
			ent_str a = written((ent_export_kind)kind, &direct, 1), b = written((ent_export_kind)kind, &stored, 1);
			if (!ent_str_eq(a, b) && kind == ENT_EXPORT_PARQUET)
				fail_msg("parquet differs");
			if (!ent_str_eq(a, b))
				fail_msg("%s differs:\n%.*s\n%.*s", ent_export_name((ent_export_kind)kind), ENT_FMT(a), ENT_FMT(b));
		}
	}
	ent_store_close(store);
}

static void jsonl_has_the_keys_in_their_order(void **state)
{
	(void)state;
	maker *m = maker_deal(arena, "deal");
	ent_record_event event = coded(m, 0);
	ent_str line = written(ENT_EXPORT_JSONL, &event, 1);
	static const char *const keys[] = {
		"{\"id\":\"",
		"\"doc\":\"deal\"",
		"\"sentence\":0",
		"\"start\":",
		"\"end\":",
		"\"text\":\"signed",
		"\"event\":\"AGREE",
		"\"mode\":null",
		"\"context\":[\"military\"]",
		"\"cameo\":\"057",
		"\"quad\":\"VERBAL",
		"\"score\":6",
		"\"status\":\"actual",
		"\"date\":{\"edtf\":\"2014-11-21\",\"lo\":\"2014-11-21\",\"hi\":\"2014-11-21\",\"basis\":\"stated\",\"start\":"
		"3",
		"\"actors\":[{\"role\":\"actor\",\"text\":\"Russia\"",
		"\"country\":\"RUS\",\"sector\":\"GOV\"",
		"\"code\":\"RUSGOV\",\"how\":\"name\"",
		"\"place\":{\"text\":\"Islamabad\",\"country\":\"PAK\"}",
		"\"amounts\":[{\"text\":\"$153 "
		"million\",\"lo\":153000000,\"hi\":153000000,\"unit\":\"USD\",\"measures\":\"deal\"",
		"\"rule\":\"agree.sign\"",
		"\"confidence\":0.875",
		"\"version\":\"0.1.0\""};
	size_t at = 0;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		ptrdiff_t found = ent_str_find(line, ent_str_of(keys[i]), at);
		if (found < 0)
			fail_msg("%s is not behind byte %zu of %.*s", keys[i], at, ENT_FMT(line));
		at = (size_t)found;
	}
	assert_int_equal(line.ptr[line.len - 1], '\n');
	event = coded(m, 2); /* without a date */
	line = written(ENT_EXPORT_JSONL, &event, 1);
	assert_true(ent_str_find(line, ENT_STR("\"date\":{\"basis\":\"unknown\"}"), 0) > 0);
}

static size_t count_of(ent_str text, char c)
{
	size_t n = 0;
	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == c;
	return n;
}

/* The field `at` of line `line` of a table. */
static ent_str field(ent_str table, size_t line, size_t at)
{
	ent_str row = {0}, value = {0};
	for (size_t i = 0; i <= line; i++)
		assert_true(ent_str_split(&table, '\n', &row));
	for (size_t i = 0; i <= at; i++)
		assert_true(ent_str_split(&row, '\t', &value));
	return value;
}

static void tables_of_other_projects(void **state)
{
	(void)state;
	static const struct {
		ent_export_kind kind;
		size_t columns;
		const char *starts, *ends;
	} tables[] = {
		{ENT_EXPORT_POLECAT, 40, "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\t",
		 "\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion"},
		{ENT_EXPORT_ICEWS, 20, "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\t",
		 "\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"},
		{ENT_EXPORT_GDELT, 61, "GLOBALEVENTID\tSQLDATE\tMonthYear\tYear\tFractionDate\tActor1Code\t",
		 "\tActionGeo_Long\tActionGeo_FeatureID\tDATEADDED\tSOURCEURL"},
	};
	maker *m = maker_deal(arena, "tab\there");
	m->document.articles[0].publisher = ENT_STR("The \"Daily\"\nNews");
	ent_record_event events[] = {coded(m, 0), coded(m, 1), coded(m, 2)};
	for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
		ent_str table = written(tables[t].kind, events, 3), rest = table, line;
		size_t lines = 0;
		assert_int_equal(count_of(table, '"'), 0);
		while (rest.len && ent_str_split(&rest, '\n', &line)) {
			if (count_of(line, '\t') + 1 != tables[t].columns)
				fail_msg("%s has %zu columns in line %zu: %.*s", ent_export_name(tables[t].kind),
						 count_of(line, '\t') + 1, lines, ENT_FMT(line));
			if (lines++ == 0) {
				assert_true(ent_str_starts(line, ent_str_of(tables[t].starts)));
				assert_true(ent_str_ends(line, ent_str_of(tables[t].ends)));
			}
		}
		assert_int_equal(lines, 3); /* the protest is only planned */
	}
	ent_str polecat = written(ENT_EXPORT_POLECAT, events, 3);
	assert_str(field(polecat, 1, 1), "2014-11-21");
	assert_str(field(polecat, 1, 5), "VERBAL COOPERATION");
	assert_str(field(polecat, 1, 8), "RUS");
	assert_str(field(polecat, 1, 16), "PAK");
	assert_str(field(polecat, 2, 1), ""); /* a decade is no day */
	ent_str gdelt = written(ENT_EXPORT_GDELT, events, 3);
	assert_str(field(gdelt, 1, 1), "20141121");
	assert_str(field(gdelt, 1, 2), "201411");
	assert_str(field(gdelt, 1, 3), "2014");
	assert_str(field(gdelt, 1, 4), "2014.9616");
	assert_str(field(gdelt, 1, 5), "RUSGOV");
	assert_str(field(gdelt, 1, 15), "PAK");
	assert_str(field(gdelt, 1, 26), "057");
	assert_str(field(gdelt, 1, 28), "05");
	assert_str(field(gdelt, 1, 29), "1");
	assert_str(field(gdelt, 1, 52), "Islamabad");
	assert_str(field(gdelt, 1, 53), "PK"); /* FIPS */
	assert_str(field(gdelt, 1, 59), "20141122000000");
	assert_str(field(gdelt, 2, 3), "");
	assert_str(field(written(ENT_EXPORT_ICEWS, events, 3), 1, 12), "1");
}

static void pairs_of_actors_have_a_row_each(void **state)
{
	(void)state;
	maker *m = maker_new(arena, "summit");
	maker_sentence(m, "India , China and Pakistan met Russia .");
	ent_event *event = maker_event(m, 0, "met", "CONSULT", "2015-07");
	maker_participant(m, event, ENT_ROLE_ACTOR, "India", maker_actor("IND", "", "IND"));
	maker_participant(m, event, ENT_ROLE_ACTOR, "China", maker_actor("CHN", "", "CHN"));
	maker_participant(m, event, ENT_ROLE_ACTOR, "Pakistan", maker_actor("PAK", "", "PAK"));
	maker_done(m);
	ent_record_event met = coded(m, 0);
	assert_int_equal(count_of(written(ENT_EXPORT_GDELT, &met, 1), '\n'), 1 + 3);
	maker_participant(m, event, ENT_ROLE_RECIPIENT, "Russia", maker_actor("RUS", "", "RUS"));
	met = coded(m, 0);
	ent_str gdelt = written(ENT_EXPORT_GDELT, &met, 1);
	assert_int_equal(count_of(gdelt, '\n'), 1 + 3);
	assert_str(field(gdelt, 3, 5), "PAK");
	assert_str(field(gdelt, 3, 15), "RUS");
	assert_str(field(gdelt, 1, 1), ""); /* a month is no day */
	assert_str(field(gdelt, 1, 2), "201507");
	assert_false(ent_str_eq(field(gdelt, 1, 0), field(gdelt, 2, 0)));
}

/* One code, several shapes: the name and the numbers are those of the event's day, and today's where none is known. */
static void a_state_has_the_codes_of_its_day(void **state)
{
	(void)state;
	enum { COUNTRY = 4, COW = 9 };
	maker *m = maker_new(arena, "shapes");
	maker_sentence(m, "Vietnam met Turkey .");
	static const struct {
		const char *edtf, *vietnam, *turkey, *cow;
	} days[] = {{"1960-05-02", "South Vietnam", "Turkey", "817"},
				{"2019-05-02", "Vietnam", "Turkey", "816"},
				{"1912", "Vietnam", "Ottoman Empire", "816"},
				{NULL, "Vietnam", "Turkey", "816"}};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		ent_event *event = maker_event(m, 0, "met", "CONSULT", days[i].edtf);
		maker_participant(m, event, ENT_ROLE_ACTOR, "Vietnam", maker_actor("VNM", "", "VNM"));
		maker_participant(m, event, ENT_ROLE_ACTOR, "Turkey", maker_actor("TUR", "", "TUR"));
	}
	maker_done(m);
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		ent_record_event met = coded(m, i);
		ent_str icews = written(ENT_EXPORT_ICEWS, &met, 1);
		assert_str(field(icews, 1, COUNTRY), days[i].vietnam);
		assert_str(field(icews, 1, 10), days[i].turkey);
		assert_str(field(written(ENT_EXPORT_POLECAT, &met, 1), 1, COW), days[i].cow);
	}
}

static void csv_is_safe_to_open(void **state)
{
	(void)state;
	maker *m = maker_deal(arena, "deal");
	m->document.articles[0].title = ENT_STR("=HYPERLINK(\"http://x\",\"y\")");
	m->document.articles[0].author = ENT_STR("two\nlines");
	m->document.articles[0].publisher = ENT_STR("@cmd");
	ent_record_event event = coded(m, 2);
	ent_str csv = written(ENT_EXPORT_CSV, &event, 1);
	assert_true(ent_str_find(csv, ENT_STR(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\","), 0) > 0);
	assert_true(ent_str_find(csv, ENT_STR(",\"two\nlines\","), 0) > 0);
	assert_true(ent_str_find(csv, ENT_STR(",'@cmd,"), 0) > 0);
	assert_true(ent_str_find(csv, ENT_STR(",-2,planned,"), 0) > 0); /* a number is no formula */
	assert_true(ent_str_ends(csv, ENT_STR("\r\n")));
	ent_str header;
	ent_str rest = csv;
	assert_true(ent_str_split(&rest, '\r', &header));
	event = coded(m, 0);
	m->document.articles[0] = (ent_article){.title = ENT_STR("plain"), .published = ENT_DATE_NONE};
	event = coded(m, 0);
	csv = written(ENT_EXPORT_CSV, &event, 1);
	ent_str line = ent_str_sub(csv, header.len + 2, csv.len);
	assert_int_equal(count_of(line, ','), count_of(header, ','));
	/* several of a role share a field */
	assert_true(ent_str_find(line, ENT_STR(",RUSGOV;PAK,RUS;PAK,GOV;,"), 0) > 0);
}

static void plover_json(void **state)
{
	(void)state;
	maker *m = maker_deal(arena, "deal");
	ent_record_event event = coded(m, 1);
	ent_str line = written(ENT_EXPORT_PLOVER, &event, 1);
	static const char *const has[] = {"\"date\":\"1970-01-01\",\"enddate\":\"1979-12-31\"",
									  "\"actor\":[{\"code\":\"SUN\"",
									  "\"recipient\":[{\"code\":\"PAK\"",
									  "\"event\":[\"AID\"]",
									  "\"event_text\":[\"gave\"]",
									  "\"quad_code\":2",
									  "\"event_scale\":7",
									  "\"cite_info\":{\"citation\":\"deal\"",
									  "\"status\":\"actual\""};
	for (size_t i = 0; i < sizeof has / sizeof *has; i++)
		if (ent_str_find(line, ent_str_of(has[i]), 0) < 0)
			fail_msg("no %s in %.*s", has[i], ENT_FMT(line));
	event = coded(m, 2);
	line = written(ENT_EXPORT_PLOVER, &event, 1);
	assert_true(ent_str_find(line, ENT_STR("\"date\":null"), 0) > 0);
}

static void a_table_fits_its_terminal(void **state)
{
	(void)state;
	maker *m = maker_new(arena, "evil");
	maker_sentence(
		m,
		"\x1b[2JRussia signed \xE2\x80\xAE a very long and evil sentence that goes on and on , 中文中文中文中文中文 .");
	ent_event *event = maker_event(m, 0, "signed", "AGREE", "1990/1999");
	maker_participant(m, event, ENT_ROLE_ACTOR, "Russia", maker_actor("RUS", "", "RUS"));
	maker_done(m);
	ent_record_event one = coded(m, 0);
	ent_str table = written(ENT_EXPORT_TABLE, &one, 1);
	assert_true(ent_str_find(table, ENT_STR("\x1b"), 0) < 0);
	assert_true(ent_str_find(table, ENT_STR("\xE2\x80\xAE"), 0) < 0);
	assert_true(ent_str_find(table, ENT_STR("1990/1999 "), 0) > 0);
	assert_true(ent_str_find(table, ENT_STR("中文 ."), 0) > 0); /* no width: nothing is cut */
	const ent_export *export = NULL;
	assert_ok(ent_export_new(arena, NULL, ENT_STR("table"), true, 100, &export, error));
	ent_buf out = ENT_BUF(1 << 16);
	ent_export_event(export, &one, &out);
	assert_true(ent_str_find(ent_buf_str(&out), ENT_STR("…\n"), 0) > 0);
	assert_true(ent_str_find(ent_buf_str(&out), ENT_STR("\033[32mAGREE"), 0) > 0);
	ent_buf_free(&out);
}

static uint32_t le32(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	return (uint32_t)byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

/* The file's frame and its first column; readers of others have read whole files of ours. */
static void parquet_is_framed(void **state)
{
	(void)state;
	maker *m = maker_deal(arena, "deal");
	ent_record_event events[] = {coded(m, 0), coded(m, 1), coded(m, 2)};
	ent_str file = written(ENT_EXPORT_PARQUET, events, 3), none = written(ENT_EXPORT_PARQUET, events, 0);
	assert_true(ent_str_starts(file, ENT_STR("PAR1")) && ent_str_ends(file, ENT_STR("PAR1")));
	assert_true(ent_str_starts(none, ENT_STR("PAR1")) && ent_str_ends(none, ENT_STR("PAR1")));
	uint32_t footer = le32(file.ptr + file.len - 8);
	assert_true(footer < file.len - 12);
	ent_str metadata = ent_str_sub(file, file.len - 8 - footer, file.len - 8);
	assert_int_equal(metadata.ptr[0], 0x15); /* field 1, an i32 */
	assert_int_equal(metadata.ptr[1], 2);    /* version 1 */
	assert_true(ent_str_find(metadata, ENT_STR("sentence_text"), 0) > 0);
	assert_true(ent_str_find(metadata, ENT_STR("entente "), 0) > 0);
	/* levels of the ids: 2 bytes, a run of 3 times 1; then the ids, each with its length */
	ptrdiff_t levels = ent_str_find(file, (ent_str){"\x02\0\0\0\x06\x01\x10\0\0\0", 10}, 4);
	assert_true(levels > 0 && levels < 40);
	assert_true(ent_str_eq(ent_str_sub(file, (size_t)levels + 10, (size_t)levels + 26), events[0].id));
	/* "mode" has no value at all: only levels, a run of 3 times 0 */
	assert_true(ent_str_find(file, (ent_str){"\x02\0\0\0\x06\0\x15", 7}, 4) > 0);
}

static void formats_have_names(void **state)
{
	(void)state;
	for (int kind = ENT_EXPORT_JSONL; kind <= ENT_EXPORT_PARQUET; kind++) {
		ent_export_kind back;
		assert_true(ent_export_parse(ent_str_of(ent_export_name((ent_export_kind)kind)), &back));
		assert_int_equal(back, kind);
	}
	ent_export_kind none;
	assert_false(ent_export_parse(ENT_STR("xlsx"), &none));
	const ent_export *export;
	ent_error refused;
	assert_int_equal(ent_export_new(arena, data, ENT_STR("xlsx"), false, 0, &export, &refused), ENT_USAGE);
	assert_int_equal(ent_export_new(arena, data, ENT_STR("parquet"), false, 0, &export, &refused), ENT_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_same_with_and_without_a_database, set_up, tear_down),
		cmocka_unit_test_setup_teardown(jsonl_has_the_keys_in_their_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tables_of_other_projects, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pairs_of_actors_have_a_row_each, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_state_has_the_codes_of_its_day, set_up, tear_down),
		cmocka_unit_test_setup_teardown(csv_is_safe_to_open, set_up, tear_down),
		cmocka_unit_test_setup_teardown(plover_json, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_table_fits_its_terminal, set_up, tear_down),
		cmocka_unit_test_setup_teardown(parquet_is_framed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(formats_have_names, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("exports", tests, NULL, NULL);
}
