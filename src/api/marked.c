/* Sentences with their two actors marked: the marks are taken out, the sentence goes through the rooms, and the coder
 * is asked for the most likely event between the two spans. */
#include "api/context.h"
#include "api/output.h"
#include "api/sentence.h"

#include "base/num.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

struct marked {
	const ent_context *context;
	ent_arena *arena;
	ent_str line;
	ent_writer out;
	ent_error *error;
};

struct span {
	uint32_t start, end; /* [bytes] of the text without marks */
	bool found;
};

/* Takes out <s> </s> <t> </t>; the spans are those of the first pair of each. */
static ent_str unmark(ent_arena *arena, ent_str line, struct span *s, struct span *t)
{
	char *text = ent_arena_alloc(arena, line.len * 3 + 1);
	size_t n = 0;
	struct span *open = NULL;
	for (size_t i = 0; i < line.len;) {
		ent_str rest = ent_str_sub(line, i, line.len);
		bool is_s = ent_str_starts(rest, ENT_STR("<s>")), is_t = ent_str_starts(rest, ENT_STR("<t>"));
		if (is_s || is_t) {
			open = is_s ? s : t;
			if (open->found)
				open = NULL;
			else
				open->start = (uint32_t)n;
			i += 3;
		} else if (ent_str_starts(rest, ENT_STR("</s>")) || ent_str_starts(rest, ENT_STR("</t>"))) {
			if (open) {
				open->end = (uint32_t)n;
				open->found = open->end > open->start;
			}
			open = NULL;
			i += 4;
		} else {
			uint32_t code = ent_utf8_next(line, &i);
			n += ent_utf8_put(code == 0 ? 0xFFFD : code, text + n);
		}
	}
	return (ent_str){text, n};
}

/* The tokens of `sentence` that lie in `span`; false when there are none. */
static bool tokens_in(const ent_sentence *sentence, const struct span *span, uint32_t *first, uint32_t *n)
{
	*n = 0;
	for (uint32_t i = 0; i < sentence->n; i++)
		if (sentence->tokens[i].end > span->start && sentence->tokens[i].start < span->end) {
			if (*n == 0)
				*first = i;
			*n = i - *first + 1;
		}
	return *n > 0;
}

static ent_status code(void *payload)
{
	struct marked *job = payload;
	const ent_context *context = job->context;
	struct span s = {0}, t = {0};
	ent_str text = unmark(job->arena, job->line, &s, &t);
	if (!s.found && !t.found) /* one of the two may be unnamed in the sentence */
		return ent_fail(job->error, ENT_FORMAT, NULL, 0, -1, "a line needs <s>..</s> and <t>..</t>");
	ent_reading reading = {.document = ent_document_alone(job->arena, text)};
	reading.text = ent_text_of(job->arena, reading.document);
	(void)ent_sentence_joined(reading.text); /* marks in different ones can be asked about */
	uint32_t sf = 0, sn = 0, tf = 0, tn = 0;
	if (reading.text->n == 0 || (s.found && !tokens_in(&reading.text->sentences[0], &s, &sf, &sn)) ||
		(t.found && !tokens_in(&reading.text->sentences[0], &t, &tf, &tn)))
		return ent_fail(job->error, ENT_FORMAT, NULL, 0, -1, "there are no words between the marks");
	if (context->syntax)
		ent_syntax_parse(context->syntax, job->arena, &reading.text->sentences[0]);
	reading.mentions = ent_actors_find(context->actors, context->syntax, job->arena, reading.text);
	reading.timexes = ent_times_find(context->times, job->arena, reading.text);
	reading.amounts = ent_amounts_find(context->amounts, job->arena, reading.text);
	const ent_event *event = ent_coder_between(context->coder, job->arena, &reading, 0, sf, sn, tf, tn);
	char confidence[ENT_NUM_SIZE];
	ent_str answer = ent_str_format(job->arena, "%.*s\t%.*s\t%s\t%s\t%.*s\n", ENT_FMT(event->event),
									ENT_FMT(event->quad), ent_event_status_name(event->status),
									ent_num_print(event->confidence, confidence), ENT_FMT(event->rule));
	return ent_output_bytes(job->out, answer, job->error);
}

ent_status ent_code_marked(const ent_context *context, const char *line, size_t n, ent_writer out, ent_error *error)
{
	ent_status whole = ent_context_whole(context, error);
	if (whole)
		return whole;
	struct marked job = {context, ent_arena_new("sentence", ENT_DOCUMENT_MEMORY), {line, n}, out, error};
	if (!job.arena)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	ent_status status = ent_arena_run(job.arena, code, &job, error);
	ent_arena_free(job.arena);
	return status;
}
