// The words of the rule pack over the texts of the corpus, with Hyperscan: one compiled database, one pass a line.
// Build: cc -O2 hyperscan.c -o hyperscan $(pkg-config --cflags --libs libhs)
#include <ctype.h>
#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id; (void)from; (void)to; (void)flags;
  ++*(unsigned long long *)context;
  return 0;
}

static char **lines(const char *path, size_t *number) {
  FILE *file = fopen(path, "r");
  if (!file) { perror(path); exit(2); }
  char **list = NULL, *line = NULL;
  size_t room = 0, size = 0;
  *number = 0;
  for (ssize_t length; (length = getline(&line, &size, file)) > 0;) {
    if (line[length - 1] == '\n') line[--length] = 0;
    if (*number == room) list = realloc(list, (room = room ? room * 2 : 1024) * sizeof *list);
    list[(*number)++] = strdup(line);
  }
  fclose(file);
  return list;
}

static char *pattern(const char *word) {
  char *text = malloc(strlen(word) * 4 + 16), *end = text;
  if (isalnum((unsigned char)word[0])) end += sprintf(end, "\\b");
  for (const char *at = word; *at; at++) {
    if (*at == ' ') { end += sprintf(end, "[ _-]"); continue; }
    if (!isalnum((unsigned char)*at) && !((unsigned char)*at & 0x80)) *end++ = '\\';
    *end++ = *at;
  }
  if (isalnum((unsigned char)word[strlen(word) - 1])) end += sprintf(end, "\\b");
  *end = 0;
  return text;
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: hyperscan words.txt texts.txt\n"), 2;
  size_t words, texts;
  char **word = lines(argv[1], &words), **text = lines(argv[2], &texts);
  const char **expressions = malloc(words * sizeof *expressions);
  unsigned *flags = malloc(words * sizeof *flags), *ids = malloc(words * sizeof *ids);
  for (size_t i = 0; i < words; i++) {
    expressions[i] = pattern(word[i]);
    flags[i] = HS_FLAG_CASELESS;
    ids[i] = (unsigned)i;
  }
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_multi(expressions, flags, ids, words, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS)
    return fprintf(stderr, "hyperscan: %s\n", error->message), 1;
  hs_scratch_t *scratch = NULL;
  hs_alloc_scratch(database, &scratch);
  double best = 1e9;
  unsigned long long found = 0;
  for (int run = 0; run < 5; run++) {
    found = 0;
    clock_t start = clock();
    for (size_t i = 0; i < texts; i++)
      hs_scan(database, text[i], (unsigned)strlen(text[i]), 0, scratch, count, &found);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds < best) best = seconds;
  }
  fprintf(stderr, "hyperscan: %zu words, %zu texts, %llu matches\n", words, texts, found);
  printf("%.6f\n", best);
}
