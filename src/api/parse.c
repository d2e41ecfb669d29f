/* entente parse: CoNLL-U in and out. */
#include "api/context.h"
#include "api/output.h"
#include "syntax/conllu.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct parsing {
	const ent_context *context;
	ent_arena *arena;
	ent_str text;
	const char *path;
	ent_writer out;
	ent_error *error;
	ent_buf buf;
};

enum { LOT = 64 /* [sentences] parsed together */ };

static ent_status parse_all(void *payload)
{
	struct parsing *job = payload;
	int64_t line = 0;
	ent_conllu_sentence *read = ENT_NEWN(job->arena, ent_conllu_sentence, LOT);
	ent_arena_mark mark = ent_arena_here(job->arena);
	for (bool more = true; more;) {
		ent_sentence *sentences[LOT];
		size_t n = 0;
		ent_status status = ENT_OK;
		while (n < LOT && !(status = ent_conllu_next(job->arena, &job->text, &line, &read[n], &more, job->error)) &&
			   more) {
			sentences[n] = ent_conllu_sentence_of(job->arena, &read[n]);
			n++;
		}
		if (status && job->error)
			(void)snprintf(job->error->where, sizeof job->error->where, "%s", job->path);
		ent_syntax_parse_all(job->context->syntax, job->arena, sentences, n);
		for (size_t i = 0; i < n; i++)
			ent_conllu_fill(job->context->syntax, &read[i], sentences[i], &job->buf);
		/* of two failures that of the input is told */
		ent_status written = ent_output_buf(job->out, &job->buf, status ? NULL : job->error);
		if (status || written)
			return status ? status : written;
		ent_buf_clear(&job->buf);
		ent_arena_back(job->arena, mark);
	}
	return ENT_OK;
}

static ent_status read_all(const char *path, ent_buf *out, ent_error *error)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *in = standard ? stdin : fopen(path, "rb");
	if (!in)
		return ent_fail(error, errno == ENOENT ? ENT_NOTFOUND : ENT_IO, path, 0, -1, "cannot open: %s",
						strerror(errno));
	char chunk[1 << 16];
	size_t n;
	while (!out->status && (n = fread(chunk, 1, sizeof chunk, in)) > 0)
		ent_buf_add(out, (ent_str){chunk, n});
	bool bad = ferror(in) != 0;
	if (!standard)
		(void)fclose(in);
	if (bad || out->status)
		return ent_fail(error, bad ? ENT_IO : out->status, path, 0, -1,
						bad ? "cannot be read to its end" : "larger than 1 GiB");
	return ENT_OK;
}

ent_status ent_parse_conllu(const ent_context *context, const char *path, ent_writer out, ent_error *error)
{
	if (!context->syntax)
		return ent_fail(error, ENT_NOTFOUND, NULL, 0, -1, "no syntax model is built in; train one with 'make model'");
	ent_buf text = ENT_BUF((size_t)1 << 30);
	struct parsing job = {.context = context, .path = path, .out = out, .error = error, .buf = ENT_BUF(64 << 20)};
	ent_status status = read_all(path, &text, error);
	if (!status && !(job.arena = ent_arena_new("sentence", ENT_DOCUMENT_MEMORY)))
		status = ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	job.text = ent_buf_str(&text);
	if (!status)
		status = ent_arena_run(job.arena, parse_all, &job, error);
	ent_arena_free(job.arena);
	ent_buf_free(&job.buf);
	ent_buf_free(&text);
	return status;
}
