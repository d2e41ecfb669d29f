/* Runs a fuzz target over the files and folders given, so that what fuzzing found stays tested without libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *path)
{
	FILE *in = fopen(path, "rb");
	struct stat info;
	if (!in || fstat(fileno(in), &info) != 0) {
		if (in)
			(void)fclose(in);
		return 0;
	}
	size_t size = (size_t)info.st_size;
	uint8_t *bytes = malloc(size ? size : 1);
	if (bytes && fread(bytes, 1, size, in) == size)
		(void)LLVMFuzzerTestOneInput(bytes, size);
	free(bytes);
	(void)fclose(in);
	return 1;
}

static int replay(const char *path)
{
	DIR *folder = opendir(path);
	if (!folder)
		return replay_file(path);
	int n = 0;
	struct dirent *entry;
	while ((entry = readdir(folder))) {
		char inner[4096];
		if (entry->d_name[0] != '.' && snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) < (int)sizeof inner)
			n += replay(inner);
	}
	(void)closedir(folder);
	return n;
}

int main(int argc, char **argv)
{
	int n = 0;
	for (int i = 1; i < argc; i++)
		n += replay(argv[i]);
	printf("%d inputs replayed\n", n);
	return 0;
}
