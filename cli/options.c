/* The table of options, and what is made from it: reading the command line, --help, the manual page. */
#include "command.h"

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum kind { FLAG, STRING, NUMBER, COUNT, PAIR };

struct option_row {
	char letter; /* as in a command's `options`; small letters can be typed as -x too */
	const char *name;
	enum kind kind;
	const char *argument;
	size_t offset;
	const char *help;
};

#define FIELD(name) offsetof(struct arguments, name)

static const struct option_row rows[] = {
	{'d', "database", STRING, "FILE", FIELD(database), "the database (default: $ENTENTE_DATABASE, else entente.db)"},
	{'D', "data", STRING, "DIR", FIELD(data), "a folder of your own tables, added to ours; later rows win"},
	{'o', "output", STRING, "FILE", FIELD(output), "write there instead of to standard output, whole or not at all"},
	{'f', "format", STRING, "NAME", FIELD(format), "the form of the output (see below)"},
	{'b', "between", PAIR, "A B", FIELD(between), "events between these two states"},
	{'s', "since", STRING, "DATE", FIELD(since), "not before this date (EDTF: 2010, 2010-06, 2010-06-30)"},
	{'u', "until", STRING, "DATE", FIELD(until), "not after this date"},
	{'e', "event", STRING, "TYPE", FIELD(event), "only this PLOVER type: AGREE, CONSULT, ..."},
	{'t', "status", STRING, "STATUS", FIELD(status), "only actual, ongoing, planned, promised, requested, ..."},
	{'Q', "quad", STRING, "CLASS", FIELD(quad), "only this quad class: VERBAL_COOPERATION, ..."},
	{'w', "text", STRING, "WORDS", FIELD(text), "only sentences that hold these words"},
	{'G', "subject", STRING, "WORDS", FIELD(subject), "only subjects whose name holds these words"},
	{'Y', "property", STRING, "NAME", FIELD(property),
	 "only this property: date, start, end, cost, length, order, ..."},
	{'E', "verdict", STRING, "NAME", FIELD(verdict), "only this verdict: disagree, agree, refine, supersede, series"},
	{'K', "kind", STRING, "NAME", FIELD(kind), "only this ledger: agreements, visits, exercises, projects, ..."},
	{'P', "by", STRING, "PERIOD", FIELD(by), "year (default), quarter or month"},
	{'X', "compare", STRING, "A-B", FIELD(compare), "set the relationship of A and B beside it, on one scale"},
	{'l', "lang", STRING, "TAG", FIELD(language), "the language of dates and numbers: ru, ur, zh, en-IN, ..."},
	{'A', "who", STRING, "NAME", FIELD(who), "who makes the correction (default: $USER)"},
	{'N', "note", STRING, "TEXT", FIELD(note), "why it is made"},
	{'C', "min-confidence", NUMBER, "0..1", FIELD(min_confidence), "leave out what is less sure"},
	{'n', "limit", COUNT, "N", FIELD(limit), "at most so many"},
	{'j', "threads", COUNT, "N", FIELD(threads), "worker threads (default: one a core); the output is the same"},
	{'M', "marked", FLAG, NULL, FIELD(marked), "one sentence a line with its actors marked"},
	{'U', "conllu", FLAG, NULL, FIELD(conllu), "the input is CoNLL-U with its tokens"},
	{'m', "method", STRING, "NAMES", FIELD(method),
	 "blend (default), rules, tlogic, recurrency; several with commas; all"},
	{'F', "filter", STRING, "NAME", FIELD(filter), "what is no rival of a true answer: time (default), static, raw"},
	{'H', "horizon", STRING, "TIME", FIELD(horizon),
	 "how far ahead: 90d, 12w, 3m, 1y; for backtest: ask whether it happens at all"},
	{'L', "learn-from", STRING, "PATH", FIELD(learn_from),
	 "an event file or folder to learn from where the record is thin"},
	{'W', "multi-step", FLAG, NULL, FIELD(multi_step), "nothing of what is asked about is known until the end"},
	{'T', "valid", FLAG, NULL, FIELD(valid), "ask about the tuning part instead of the test part"},
	{'R', "plover", FLAG, NULL, FIELD(plover), "take events as PLOVER types, so that sources can be put together"},
	{'I', "unknown", FLAG, NULL, FIELD(unknown), "instead a table of the names that no table has, most frequent first"},
	{'B', "layers", COUNT, "1|2", FIELD(layers),
	 "layers of the syntax model: 1 (default for coding) is sooner, 2 (default for parsing) errs less"},
	{'q', "quiet", FLAG, NULL, FIELD(quiet), "no progress, no counts"},
	{'h', "help", FLAG, NULL, FIELD(help), "this text"},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static bool can_be_short(const struct option_row *row)
{
	return row->letter >= 'a' && row->letter <= 'z';
}

static const struct option_row *row_of(const struct command *command, const char *word, const char **value)
{
	*value = NULL;
	for (const struct option_row *row = rows; row < rows + N_ROWS; row++) {
		if (!strchr(command->options, row->letter))
			continue;
		if (word[1] != '-' && can_be_short(row) && word[1] == row->letter) {
			if (word[2])
				*value = word + 2;
			return row;
		}
		size_t n = strlen(row->name);
		if (word[1] == '-' && strncmp(word + 2, row->name, n) == 0 && (word[2 + n] == '\0' || word[2 + n] == '=')) {
			if (word[2 + n] == '=')
				*value = word + 3 + n;
			return row;
		}
	}
	return NULL;
}

static bool set(const struct option_row *row, const char *value, struct arguments *arguments)
{
	char *field = (char *)arguments + row->offset;
	char *end = NULL;
	errno = 0;
	if (row->kind == STRING) {
		*(const char **)(void *)field = value;
	} else if (row->kind == NUMBER) {
		double number = strtod(value, &end);
		if (end == value || *end || !(number >= 0 && number <= 1)) {
			usage_error("--%s takes a number from 0 to 1, not '%s'", row->name, value);
			return false;
		}
		*(double *)(void *)field = number;
	} else {
		long count = strtol(value, &end, 10);
		if (end == value || *end || errno || count < 0 || count > 1000000000) {
			usage_error("--%s takes a whole number, not '%s'", row->name, value);
			return false;
		}
		*(long *)(void *)field = count;
	}
	return true;
}

bool arguments_read(const struct command *command, int argc, char **argv, struct arguments *arguments)
{
	bool options = true;
	for (int i = 0; i < argc; i++) {
		const char *word = argv[i], *value;
		if (!options || word[0] != '-' || word[1] == '\0') {
			if (arguments->n_operands == MOST_OPERANDS) {
				usage_error("more than %d operands; name a folder instead", MOST_OPERANDS);
				return false;
			}
			arguments->operands[arguments->n_operands++] = word;
			continue;
		}
		if (strcmp(word, "--") == 0) {
			options = false;
			continue;
		}
		const struct option_row *row = row_of(command, word, &value);
		if (!row) {
			usage_error("'%s' has no option '%s'; 'entente help %s' lists them", command->name, word, command->name);
			return false;
		}
		if (row->kind == FLAG) {
			if (value) {
				usage_error("--%s takes no value", row->name);
				return false;
			}
			*((bool *)(void *)((char *)arguments + row->offset)) = true;
			continue;
		}
		int wanted = row->kind == PAIR ? 2 : 1;
		if (row->kind == PAIR && value) {
			usage_error("--%s takes two values after it", row->name);
			return false;
		}
		if (!value && argc - i - 1 < wanted) {
			usage_error("--%s needs %s", row->name, row->argument);
			return false;
		}
		if (row->kind == PAIR) {
			arguments->between[0] = argv[++i];
			arguments->between[1] = argv[++i];
			arguments->n_between = 2;
		} else if (!set(row, value ? value : argv[++i], arguments)) {
			return false;
		}
	}
	if (arguments->help)
		return true;
	if (arguments->n_operands < command->least || (command->most >= 0 && arguments->n_operands > command->most)) {
		usage_error("usage: entente %s [OPTION]... %s", command->name, command->operands);
		return false;
	}
	return true;
}

void usage_error(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	(void)fputs("entente: ", stderr);
	(void)vfprintf(stderr, format, args);
	(void)fputc('\n', stderr);
	va_end(args);
}

/* Prints `text` folded at spaces to `width` columns with `indent` spaces before each line but the first. */
static void fold(FILE *out, const char *text, int indent, int width)
{
	int column = indent;
	while (*text) {
		size_t n = strcspn(text, " ");
		if (column + (int)n > width && column > indent) {
			(void)fprintf(out, "\n%*s", indent, "");
			column = indent;
		}
		(void)fprintf(out, "%.*s", (int)n, text);
		column += (int)n;
		text += n;
		if (*text == ' ') {
			text++;
			if (column < width && *text) {
				(void)fputc(' ', out);
				column++;
			}
		}
	}
	(void)fputc('\n', out);
}

static void option_head(const struct option_row *row, char *out, size_t size)
{
	char letter[8] = "    ";
	if (can_be_short(row))
		(void)snprintf(letter, sizeof letter, "-%c, ", row->letter);
	(void)snprintf(out, size, "%s--%s%s%s", letter, row->name, row->argument ? " " : "",
				   row->argument ? row->argument : "");
}

void usage_of(const struct command *command, FILE *out)
{
	(void)fprintf(out, "usage: entente %s [OPTION]... %s\n\n%s\n", command->name, command->operands, command->summary);
	if (command->about) {
		(void)fputc('\n', out);
		fold(out, command->about, 0, 100);
	}
	(void)fputs("\noptions:\n", out);
	for (const struct option_row *row = rows; row < rows + N_ROWS; row++) {
		if (!strchr(command->options, row->letter))
			continue;
		char head[64];
		option_head(row, head, sizeof head);
		(void)fprintf(out, "  %-26s", head);
		fold(out, row->help, 28, 100);
	}
	if (command->formats)
		(void)fprintf(out, "\nformats: %s\n", command->formats);
}

void usage_of_all(FILE *out)
{
	(void)fputs("usage: entente COMMAND [OPTION]... [OPERAND]...\n\n"
				"Reads what is written about states and says what they did to each other, when, according to whom.\n\n",
				out);
	for (const struct command *command = commands; command->name; command++)
		(void)fprintf(out, "  %-10s %s\n", command->name, command->summary);
	(void)fputs("\nA first try:\n"
				"  entente add articles/ -d south-asia.db\n"
				"  entente dossier PAK RUS -d south-asia.db -o pak-rus.html\n\n"
				"'entente help COMMAND' tells its options. Exit status: 0, 1 for bad input, 2 for wrong usage.\n",
				out);
}

/* Text for troff: backslashes, and dots and quotes at the start of a line, are made harmless. */
static void troff(FILE *out, const char *text)
{
	if (*text == '.' || *text == '\'')
		(void)fputs("\\&", out);
	for (; *text; text++) {
		if (*text == '\\')
			(void)fputs("\\e", out);
		else if (*text == '-')
			(void)fputs("\\-", out);
		else
			(void)fputc(*text, out);
	}
	(void)fputc('\n', out);
}

void man_page(FILE *out)
{
	(void)fprintf(
		out,
		".TH ENTENTE 1 \"\" \"entente %s\" \"User Commands\"\n.SH NAME\nentente \\- read what is written about "
		"states and say what they did to each other\n.SH SYNOPSIS\n.B entente\n.I COMMAND\n[\\fIOPTION\\fR]... "
		"[\\fIOPERAND\\fR]...\n.SH DESCRIPTION\nEntente reads articles, reports and saved pages about states and "
		"keeps a record of who did what to whom, when, according to whom, in which every fact points back at its "
		"sentence. It dates events by what the text says, tells done from promised and denied, and writes a "
		"dossier of a relationship. All of it runs offline.\n.SH COMMANDS\n",
		ent_version());
	for (const struct command *command = commands; command->name; command++) {
		(void)fprintf(out, ".SS \"entente %s [OPTION]... %s\"\n", command->name, command->operands);
		troff(out, command->summary);
		if (command->about) {
			(void)fputs(".PP\n", out);
			troff(out, command->about);
		}
		for (const struct option_row *row = rows; row < rows + N_ROWS; row++) {
			if (!strchr(command->options, row->letter))
				continue;
			char head[64];
			option_head(row, head, sizeof head);
			(void)fputs(".TP\n.B ", out);
			troff(out, head + strspn(head, " "));
			troff(out, row->help);
		}
		if (command->formats) {
			(void)fputs(".PP\nFormats: ", out);
			troff(out, command->formats);
		}
	}
	(void)fputs(
		".SH EXIT STATUS\n0 when all went well; 1 for bad input, said in one line on standard error; 2 for wrong "
		"usage.\n.SH ENVIRONMENT\n.TP\n.B ENTENTE_DATABASE\nthe database where \\-d is not given\n.SH EXAMPLES\n"
		".nf\nentente add articles/ \\-d south\\-asia.db\nentente dossier PAK RUS \\-d south\\-asia.db \\-o "
		"pak\\-rus.html\nentente dossier PAK RUS \\-d south\\-asia.db \\-\\-compare IND\\-PAK \\-f pdf \\-o "
		"pak\\-rus.pdf\n"
		"entente timeline PAK RUS \\-d south\\-asia.db \\-\\-since 2010\nentente series PAK RUS \\-d south\\-asia.db "
		"\\-\\-by quarter \\-f csv\nentente network PAK RUS \\-d south\\-asia.db\n"
		"entente events \\-d south\\-asia.db \\-\\-between PAK RUS \\-\\-since 2010 \\-\\-format csv\n.fi\n",
		out);
}
