#ifndef PLIMSOLL_CCOMPRESSION_SHIM_H
#define PLIMSOLL_CCOMPRESSION_SHIM_H

#include <brotli/encode.h>
#include <string.h>
#include <zlib.h>

// How many bytes either form of `count` bytes may take.
static inline size_t plimsoll_compressed_bound(size_t count) {
  size_t brotli = BrotliEncoderMaxCompressedSize(count);
  size_t gzip = count + (count >> 10) + 64;
  return brotli > gzip ? brotli : gzip;
}

// RFC 1952 without name and time, so that equal bytes give equal bytes. The length, or 0 on failure.
static inline size_t plimsoll_gzip(const void *bytes, size_t count, void *output, size_t room, int level) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (deflateInit2(&stream, level, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  stream.next_out = (Bytef *)output;
  stream.avail_out = (uInt)room;
  int status = deflate(&stream, Z_FINISH);
  size_t length = (size_t)stream.total_out;
  deflateEnd(&stream);
  return status == Z_STREAM_END ? length : 0;
}

// RFC 7932. The length, or 0 on failure.
static inline size_t plimsoll_brotli(const void *bytes, size_t count, void *output, size_t room, int quality) {
  size_t length = room;
  int done = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, count, (const uint8_t *)bytes, &length,
                                   (uint8_t *)output);
  return done ? length : 0;
}

#endif
