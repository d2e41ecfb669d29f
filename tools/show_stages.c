/* What each stage costs: takes documents through the rooms one stage after the other, as `entente code` does with one
 * thread, and prints the processor time of each.
 *
 *     cmake --build build/release --target show_stages && build/release/show_stages FILE.jsonl|FOLDER...
 *
 * Prints FIGURE lines: sentences and megabytes of text a second, nanoseconds a sentence for each stage, the share of
 * sentences parsed, peak memory. One pass finds the names, asks the coder what is worth it (the gate) and parses that.
 * The three are timed where they happen: the gate is a call back, and the linker puts __wrap_* in the parser's place.
 * A look at the clock is a call of the system, half a microsecond, and the gate is timed sentence by sentence: what a
 * look takes is measured at the start and is in no stage's time. */
#include "api/context.h"
#include "record/coded.h"
#include "record/export.h"
#include "show.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

enum { READ, TEXT, SYNTAX, ACTORS, GATE, TIMES, AMOUNTS, EVENTS, OUTPUT, STAGES };

static const char *const names[STAGES] = {"read",  "text",    "syntax", "actors", "gate",
										  "times", "amounts", "events", "output"};

struct bench {
	ent_context *context;
	ent_arena *arena, *scratch;
	const ent_export *format;
	const ent_raw *raw;
	ent_buf out;
	double spent[STAGES]; /* [s] */
	long sentences, parsed, events, bytes, failed;
};

/* ---- what is timed within the pass of names ---- */

typedef void parse(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n);
parse __real_ent_syntax_parse_trees, __wrap_ent_syntax_parse_trees;

static double in_parser, in_gate; /* [s] so far */
static double a_look;             /* [s] that a look at the clock takes */
static long looks;                /* within the pass */

static double measure_look(void)
{
	enum { TRIES = 20000 };
	double since = seconds(), now = since;
	for (int i = 0; i < TRIES; i++)
		now = seconds();
	return (now - since) / TRIES;
}

void __wrap_ent_syntax_parse_trees(const ent_syntax *syntax, ent_arena *arena, ent_sentence *const *sentences, size_t n)
{
	double t = seconds();
	__real_ent_syntax_parse_trees(syntax, arena, sentences, n);
	in_parser += seconds() - t - a_look;
	looks += 2;
}

static bool may_tell(const void *payload, const ent_sentence *sentence, const ent_mention *mentions, uint32_t n)
{
	const void *const *both = payload;
	double t = seconds();
	bool may = ent_coder_may_tell(both[0], both[1], sentence, mentions, n);
	in_gate += seconds() - t - a_look;
	looks += 2;
	return may;
}

/* ---- the stages ---- */

static double lap(struct bench *b, int stage, double since)
{
	double t = seconds();
	b->spent[stage] += t - since - a_look;
	return t;
}

static ent_status code(void *payload)
{
	struct bench *b = payload;
	const ent_context *c = b->context;
	ent_document *document = NULL;
	ent_error error;
	double t = seconds();
	ent_status status = ent_reader_read(c->reader, b->arena, b->raw, &document, &error);
	if (status)
		return status;
	t = lap(b, READ, t);
	ent_reading reading = {.document = document, .scratch = b->scratch};
	reading.text = ent_text_with(b->arena, b->scratch, document);
	t = lap(b, TEXT, t);
	const void *both[] = {c->coder, document};
	in_parser = in_gate = 0;
	looks = 0;
	const ent_wanted wanted = {may_tell, both};
	reading.mentions = ent_actors_find_wanted(c->actors, c->syntax, &wanted, b->arena, reading.text);
	t = lap(b, ACTORS, t);
	b->spent[ACTORS] -= in_parser + in_gate + (double)looks * a_look;
	b->spent[SYNTAX] += in_parser;
	b->spent[GATE] += in_gate;
	reading.timexes = ent_times_find_with(c->times, b->arena, b->scratch, reading.text);
	t = lap(b, TIMES, t);
	reading.amounts = ent_amounts_find(c->amounts, b->arena, reading.text);
	t = lap(b, AMOUNTS, t);
	const ent_coding *coding = ent_coder_code(c->coder, c->actors, b->arena, &reading);
	t = lap(b, EVENTS, t);
	for (size_t i = 0; i < coding->n_events; i++) {
		ent_record_event event;
		ent_coded_event(b->arena, &reading, ent_coded_source(b->arena, document, coding->events[i].article),
						&coding->events[i], ENT_STR(ENT_VERSION), &event);
		ent_export_event(b->format, &event, &b->out);
	}
	(void)lap(b, OUTPUT, t);
	b->sentences += (long)reading.text->n;
	for (size_t i = 0; i < reading.text->n; i++)
		b->parsed += reading.text->sentences[i].parsed;
	b->events += (long)coding->n_events;
	b->bytes += (long)document->text.len;
	return ENT_OK;
}

static ent_status code_with_scratch(void *payload)
{
	struct bench *b = payload;
	return ent_arena_run(b->scratch, code, b, NULL);
}

static ent_status on_raw(void *payload, const ent_raw *raw, ent_error *error)
{
	struct bench *b = payload;
	(void)error;
	b->raw = raw;
	b->arena = ent_arena_new("document", ENT_DOCUMENT_MEMORY);
	b->scratch = ent_arena_new("document", ENT_DOCUMENT_MEMORY);
	if (b->arena && b->scratch)
		b->failed += ent_arena_run(b->arena, code_with_scratch, b, NULL) != ENT_OK;
	ent_arena_free(b->scratch);
	ent_arena_free(b->arena);
	ent_buf_clear(&b->out);
	return ENT_OK;
}

static void on_problem(void *payload, const ent_error *problem)
{
	(void)problem;
	((struct bench *)payload)->failed++;
}

static void on_moved(void *payload, int64_t bytes)
{
	(void)payload;
	(void)bytes;
}

struct start {
	struct bench *bench;
	ent_arena *arena;
};

static ent_status make_format(void *payload)
{
	struct start *start = payload;
	return ent_export_new(start->arena, start->bench->context->data, ENT_STR("jsonl"), false, 0, &start->bench->format,
						  NULL);
}

int main(int argc, char **argv)
{
	struct bench b = {.out = ENT_BUF((size_t)1 << 30)};
	ent_options options = {.threads = 1};
	ent_error error;
	double t = seconds(), total = 0;
#ifdef __GLIBC__
	/* pages given back behind each document and taken anew for the next one would count for whoever touches them first
	 */
	(void)mallopt(M_MMAP_THRESHOLD, 1 << 28);
	(void)mallopt(M_TRIM_THRESHOLD, 1 << 28);
#endif
	if (ent_context_new(&options, &b.context, &error) || !b.context->syntax) {
		(void)fputs("no tables or no model\n", stderr);
		return 1;
	}
	double ready = seconds() - t;
	a_look = measure_look();
	struct start start = {&b, ent_arena_new("format", 64 << 20)};
	if (!start.arena || ent_arena_run(start.arena, make_format, &start, &error))
		return 1;
	const ent_walk walk = {on_raw, on_problem, on_moved, &b};
	for (int i = 1; i < argc; i++)
		if (ent_reader_walk(argv[i], &walk, &error))
			(void)fprintf(stderr, "%s: %s\n", argv[i], error.what);
	for (int i = 0; i < STAGES; i++)
		total += b.spent[i];
	if (b.sentences == 0 || total <= 0)
		return 1;
	struct rusage usage;
	(void)getrusage(RUSAGE_SELF, &usage);
	printf(
		"FIGURE stages: %.0f sentences/s, %.2f MB of text a second, one thread (%ld sentences, %ld parsed, %ld events, "
		"%ld not read)\n",
		(double)b.sentences / total, (double)b.bytes / 1e6 / total, b.sentences, b.parsed, b.events, b.failed);
	for (int i = 0; i < STAGES; i++)
		printf("FIGURE stages: %-8s %7.0f ns a sentence, %4.1f %%\n", names[i], 1e9 * b.spent[i] / (double)b.sentences,
			   100 * b.spent[i] / total);
	printf("FIGURE stages: %.0f ms to load, %ld MiB at most\n", 1e3 * ready, usage.ru_maxrss / 1024);
	ent_buf_free(&b.out);
	ent_arena_free(start.arena);
	ent_context_free(b.context);
	return 0;
}
