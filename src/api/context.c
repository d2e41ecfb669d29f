/* Loading and freeing the tables and models, and the order in which a document passes the rooms. */
#include "api/context.h"

#include "api/money.h"
#include "api/states.h"
#include "base/image.h"

#include <openssl/evp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *ent_version(void)
{
	return ENT_VERSION;
}

/* What is known of the files themselves, to be a table too: so that our own are not read through for it. */
struct of_files {
	char hash[(ENT_CONTEXT_HASH + 7) / 8 * 8];
};

struct hashing {
	const ent_data *data;
	struct of_files *files;
};

static ent_status hash_files(void *payload)
{
	struct hashing *job = payload;
	EVP_MD_CTX *hash = EVP_MD_CTX_new();
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned int n = 0;
	if (hash && EVP_DigestInit_ex(hash, EVP_sha256(), NULL) == 1) {
		const ent_data_file *file;
		for (size_t i = 0; (file = ent_data_at(job->data, i)); i++) {
			(void)EVP_DigestUpdate(hash, file->name.ptr, file->name.len);
			(void)EVP_DigestUpdate(hash, file->bytes.ptr, file->bytes.len);
		}
		(void)EVP_DigestFinal_ex(hash, digest, &n);
	}
	EVP_MD_CTX_free(hash);
	for (unsigned int i = 0; i < n && i < 32; i++)
		(void)snprintf(job->files->hash + 2 * (size_t)i, 3, "%02x", digest[i]);
	return ENT_OK;
}

ent_status ent_context_hash(const ent_data *data, char ret_hash[ENT_CONTEXT_HASH], ent_error *error)
{
	ent_arena *arena = ent_arena_new("hash", 1 << 16);
	if (!arena)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	struct of_files files = {.hash = ""};
	struct hashing job = {data, &files};
	const ent_tables tables = {"files", data, arena, &files, sizeof files};
	ent_status status = ent_tables_load(&tables, hash_files, &job, error);
	ent_arena_free(arena);
	if (!status)
		memcpy(ret_hash, files.hash, ENT_CONTEXT_HASH);
	return status;
}

/* What is loaded by itself: parts that know nothing of each other. */
struct part {
	ent_context *context;
	ent_status (*load)(ent_context *context, ent_error *error);
	ent_status status;
	ent_error error;
	pthread_t thread;
	bool running;
};

static ent_status load_syntax(ent_context *context, ent_error *error)
{
	ent_status status = ent_syntax_new(context->data, &context->syntax, error);
	return status == ENT_NOTFOUND && !context->syntax ? ENT_OK : status; /* built without a model */
}

static ent_status load_names(ent_context *context, ent_error *error)
{
	ent_status status = ent_reader_new(context->data, &context->reader, error);
	return status ? status : ent_actors_new(context->data, &context->actors, error);
}

static ent_status load_patterns(ent_context *context, ent_error *error)
{
	return ent_coder_new(context->data, &context->coder, error);
}

static ent_status load_others(ent_context *context, ent_error *error)
{
	ent_status status = ent_times_new(context->data, &context->times, error);
	if (!status)
		status = ent_amounts_new(context->data, &context->amounts, error);
	if (!status)
		status = ent_remark_tables_new(context->data, context->amounts, &context->remarks, error);
	return status ? status : load_syntax(context, error);
}

static void *load_part(void *payload)
{
	struct part *part = payload;
	part->status = part->load(part->context, &part->error);
	return NULL;
}

/* Loads all parts, each on a thread where threads are to be had. Of several failures the first part's is told. */
static ent_status load_all(ent_context *context, ent_error *error)
{
	struct part parts[] = {{.load = load_names}, {.load = load_patterns}, {.load = load_others}};
	enum { PARTS = sizeof parts / sizeof *parts };
	ent_status status = ENT_OK;
	for (int i = PARTS; i-- > 0;) {
		parts[i].context = context;
		parts[i].running =
			i > 0 && context->threads > 1 && pthread_create(&parts[i].thread, NULL, load_part, &parts[i]) == 0;
		if (!parts[i].running)
			(void)load_part(&parts[i]);
	}
	for (int i = 0; i < PARTS; i++) {
		if (parts[i].running)
			(void)pthread_join(parts[i].thread, NULL);
		if (parts[i].status && !status) {
			status = parts[i].status;
			if (error)
				*error = parts[i].error;
		}
	}
	return status;
}

static ent_status load_for_parsing(ent_context *context, ent_error *error)
{
	ent_status status = ent_reader_new(context->data, &context->reader, error);
	return status ? status : load_syntax(context, error);
}

ent_status ent_context_whole(const ent_context *context, ent_error *error)
{
	return context->actors ? ENT_OK : ent_fail(error, ENT_USAGE, NULL, 0, -1, "the context was made for parsing alone");
}

/* Coding reads trees of one layer: what it tells of texts nobody tuned to is as good, and comes sooner. */
static bool is_fast(const ent_options *options)
{
	return options && options->layers ? options->layers == 1 : !options || !options->syntax_only;
}

ent_status ent_context_new(const ent_options *options, ent_context **ret_context, ent_error *error)
{
	if (options && options->layers > 2)
		return ent_fail(error, ENT_USAGE, NULL, 0, -1, "the syntax model has layers 1 and 2, not %u", options->layers);
	ent_context *context = calloc(1, sizeof *context);
	if (!context)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	context->threads = options ? options->threads : 0;
	if (context->threads == 0) {
		long cores = sysconf(_SC_NPROCESSORS_ONLN);
		context->threads = cores > 0 ? (unsigned)cores : 1;
	}
	ent_status status = ent_data_new(options ? options->data_folder : NULL, &context->data, error);
	if (!status)
		status = options && options->syntax_only ? load_for_parsing(context, error) : load_all(context, error);
	if (!status && context->syntax)
		ent_syntax_set_fast(context->syntax, is_fast(options));
	if (status) {
		ent_context_free(context);
		return status;
	}
	*ret_context = context;
	return ENT_OK;
}

ent_context *ent_context_free(ent_context *context)
{
	if (context) {
		ent_remark_tables_free(context->remarks);
		ent_coder_free(context->coder);
		ent_amounts_free(context->amounts);
		ent_times_free(context->times);
		ent_actors_free(context->actors);
		ent_syntax_free(context->syntax);
		ent_reader_free(context->reader);
		ent_data_free(context->data);
		free(context);
	}
	return NULL;
}

const char *ent_state_code(const ent_context *context, const char *code_or_name)
{
	const ent_state *state = ent_states_typed(context, code_or_name);
	return state ? state->iso : NULL;
}

const char *ent_state_name(const ent_context *context, const char *code_or_name)
{
	const ent_state *state = ent_states_typed(context, code_or_name);
	return state ? state->name.ptr : NULL;
}

static bool any(const ent_context *context, const ent_sentence *sentence)
{
	(void)context;
	return !sentence->parsed;
}

static bool wanted_by_remarks(const ent_context *context, const ent_sentence *sentence)
{
	return !sentence->parsed && ent_remarks_want(context->remarks, sentence);
}

/* Parses the sentences that are wanted. */
static void parse_those(const ent_context *context, ent_arena *arena, const ent_text *text, ent_stage stage,
						bool (*wanted)(const ent_context *context, const ent_sentence *sentence))
{
	if (!context->syntax)
		return;
	size_t n = 0;
	ent_sentence **sentences = ENT_NEWN(arena, ent_sentence *, text->n);
	for (size_t i = 0; i < text->n; i++)
		if (wanted(context, &text->sentences[i]))
			sentences[n++] = &text->sentences[i];
	(stage == ENT_STAGE_PARSE ? ent_syntax_parse_all : ent_syntax_parse_trees)(context->syntax, arena, sentences, n);
}

/* The document as the coder is asked about its sentences. */
struct telling {
	const ent_coder *coder;
	const ent_document *document;
};

static bool may_tell(const void *payload, const ent_sentence *sentence, const ent_mention *mentions, uint32_t n)
{
	const struct telling *telling = payload;
	return ent_coder_may_tell(telling->coder, telling->document, sentence, mentions, n);
}

void ent_context_analyse(const ent_context *context, ent_arena *arena, ent_arena *scratch, const ent_document *document,
						 ent_stage stage, bool remarks, ent_reading *ret_reading, ent_coding **ret_coding)
{
	*ret_reading = (ent_reading){
		.document = document, .text = ent_text_with(arena, scratch, document), .scratch = scratch, .reasons = remarks};
	const ent_text *text = ret_reading->text;
	bool actors = stage == ENT_STAGE_ACTORS || stage == ENT_STAGE_UNKNOWN || stage == ENT_STAGE_CODE;
	/* Parsing is what costs. Names are found without it, and only sentences that name somebody or refer back to
	 * somebody are parsed: the others give no event. Where events alone are wanted, a sentence also needs the words of
	 * one; remarks are made of all that name somebody. */
	const struct telling telling = {context->coder, document};
	const ent_wanted events_alone = {may_tell, &telling};
	if (stage == ENT_STAGE_UNKNOWN) /* also the sentences that name nobody we know */
		parse_those(context, arena, text, stage, any);
	if (actors)
		ret_reading->mentions = ent_actors_find_wanted(
			context->actors, context->syntax, stage == ENT_STAGE_CODE && !remarks ? &events_alone : NULL, arena, text);
	if (stage == ENT_STAGE_CODE && remarks) /* "The pipeline will cost $2 billion": figures of what was named before */
		parse_those(context, arena, text, stage, wanted_by_remarks);
	if (!actors && stage != ENT_STAGE_TIMES)
		parse_those(context, arena, text, stage, any);
	if (actors || stage == ENT_STAGE_TIMES)
		ret_reading->timexes = ent_times_find_with(context->times, arena, scratch, text);
	if (stage == ENT_STAGE_AMOUNTS || stage == ENT_STAGE_CODE)
		ret_reading->amounts = ent_amounts_find(context->amounts, arena, text);
	if (ret_reading->amounts && ent_money_is_shared(ret_reading->amounts)) {
		const ent_mentions *mentions = ret_reading->mentions;
		if (!mentions)
			mentions = ent_actors_find(context->actors, NULL, arena, text);
		ent_money_settle(context->amounts, ret_reading->amounts, mentions);
	}
	if (stage == ENT_STAGE_CODE) {
		*ret_coding = ent_coder_code(context->coder, context->actors, arena, ret_reading);
		if (!remarks)
			return;
		ent_remark_input input = {.text = text,
								  .mentions = ret_reading->mentions,
								  .timexes = ret_reading->timexes,
								  .amounts = ret_reading->amounts,
								  .actors = context->actors};
		(*ret_coding)->remarks = ent_remarks_find(context->remarks, arena, &input);
	}
}
