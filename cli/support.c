/* What every subcommand does in the same way: messages, opening, output that is whole or not there. */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

int complain(const ent_error *error)
{
	char text[600];
	(void)fprintf(stderr, "entente: %s\n", ent_error_text(error, text, sizeof text));
	return error->status == ENT_USAGE ? EXIT_USAGE : EXIT_INPUT;
}

ent_context *context_of(const struct arguments *arguments)
{
	return context_for(arguments, false);
}

ent_context *context_for(const struct arguments *arguments, bool parsing)
{
	ent_options options = {.data_folder = arguments->data,
						   .threads = (unsigned)arguments->threads,
						   .layers = (unsigned)arguments->layers,
						   .syntax_only = parsing};
	ent_context *context = NULL;
	ent_error error;
	if (ent_context_new(&options, &context, &error))
		(void)complain(&error);
	return context;
}

ent_database *database_of(ent_context *context, const struct arguments *arguments, ent_database_mode mode)
{
	const char *path = arguments->database ? arguments->database : getenv("ENTENTE_DATABASE");
	ent_database *database = NULL;
	ent_error error;
	if (ent_database_open(context, path && *path ? path : "entente.db", mode, &database, &error))
		(void)complain(&error);
	return database;
}

/* A file without a name in the folder of `path`, NULL where there is no such thing. */
static FILE *open_nameless(const char *path)
{
	char folder[sizeof((struct output *)0)->partial];
	const char *slash = strrchr(path, '/');
	int n = slash ? (int)(slash - path) + (slash == path) : 1; /* "/" of "/file", "." of "file" */
	(void)snprintf(folder, sizeof folder, "%.*s", n, slash ? path : ".");
	if (access("/proc/self/fd", X_OK) != 0)
		return NULL; /* it is by this way that it gets one */
	int handle = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	FILE *file = handle < 0 ? NULL : fdopen(handle, "wb");
	if (handle >= 0 && !file)
		(void)close(handle);
	return file;
}

static bool name_it(struct output *output)
{
	char handle[64];
	(void)snprintf(handle, sizeof handle, "/proc/self/fd/%d", fileno(output->file));
	(void)unlink(output->partial);
	output->nameless = linkat(AT_FDCWD, handle, AT_FDCWD, output->partial, AT_SYMLINK_FOLLOW) != 0;
	return !output->nameless;
}

bool output_open(struct output *output, const char *path)
{
	*output = (struct output){.file = stdout, .path = path};
	if (!path)
		return true;
	/* a device or a pipe is written to, never replaced */
	struct stat info;
	bool replace = stat(path, &info) != 0 || S_ISREG(info.st_mode);
	int n = snprintf(output->partial, sizeof output->partial, "%s.partial-%ld", path, (long)getpid());
	bool fits = n > 0 && (size_t)n < sizeof output->partial;
	if (!replace)
		output->partial[0] = '\0';
	if (!fits)
		errno = ENAMETOOLONG;
	output->file = fits && replace ? open_nameless(path) : NULL;
	output->nameless = output->file != NULL;
	if (fits && !output->file)
		output->file = fopen(replace ? output->partial : path, "wb");
	if (!output->file)
		(void)fprintf(stderr, "entente: %s: cannot write: %s\n", path, strerror(errno));
	return output->file != NULL;
}

bool output_close(struct output *output, bool keep)
{
	bool good = !ferror(output->file) && fflush(output->file) == 0;
	int code = errno;
	if (output->nameless && good && keep && !name_it(output)) {
		code = errno;
		good = false;
	}
	if (output->path) {
		good = fclose(output->file) == 0 && good;
		if (good && keep && *output->partial && rename(output->partial, output->path) != 0) {
			code = errno;
			good = false;
		}
		if (*output->partial && !output->nameless && (!good || !keep))
			(void)unlink(output->partial);
	}
	if (!good && code != EPIPE)
		(void)fprintf(stderr, "entente: %s: cannot write: %s\n", output->path ? output->path : "standard output",
					  strerror(code ? code : EIO));
	return good;
}

int output_end(struct output *output, ent_status status, const ent_error *error, bool problems)
{
	int result = problems ? EXIT_INPUT : 0;
	if (status && !ferror(output->file))
		result = complain(error);
	return output_close(output, !status) ? result : EXIT_INPUT;
}

static ent_status write_file(void *payload, const char *bytes, size_t n)
{
	return fwrite(bytes, 1, n, payload) == n ? ENT_OK : ENT_IO;
}

ent_writer output_writer(struct output *output)
{
	return (ent_writer){write_file, output->file};
}

ent_query query_of(const struct arguments *arguments)
{
	bool terminal = !arguments->output && isatty(STDOUT_FILENO);
	struct winsize size = {0};
	if (terminal)
		(void)ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	return (ent_query){
		.states = arguments->n_between ? (const char *const *)arguments->between : arguments->operands,
		.n_states = (size_t)(arguments->n_between ? arguments->n_between : arguments->n_operands),
		.since = arguments->since,
		.until = arguments->until,
		.event = arguments->event,
		.status = arguments->status,
		.quad = arguments->quad,
		.min_confidence = arguments->min_confidence,
		.text = arguments->text,
		.subject = arguments->subject,
		.property = arguments->property,
		.verdict = arguments->verdict,
		.compare = arguments->compare,
		.language = arguments->language,
		.kind = arguments->kind,
		.by = arguments->by,
		.limit = arguments->limit,
		.colour = terminal && !getenv("NO_COLOR"),
		.width = terminal ? (size.ws_col ? size.ws_col : 100) : 0,
	};
}
