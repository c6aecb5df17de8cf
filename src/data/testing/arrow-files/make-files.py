"""Writes the Parquet files beside itself with Arrow's own writer (pip install pyarrow==25.0.1; python make-files.py).

hyparquet, which reads them, and hyparquet-writer share code and know one kind of page; these files have the pages,
encodings and compressed sequences that Arrow and so the Hugging Face Hub writes. Each has twelve images of one red
value each, from 0 to 11, and labels 2, 0, 1, 0, 2, 0, 1, ... of three classes (of two where they are booleans).
"""
import struct
import zlib

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 12
LABELS = [2, 0, 1, 0, 2, 0] * 2
STRUCT = pa.struct([("bytes", pa.binary()), ("path", pa.string())])


def png(red, side=8):
    """A PNG of one colour that is not compressed, so that the Parquet file's own codec has something to do."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes([red, 100, 200]) * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")


def write(name, label_type=pa.int64(), image_type=STRUCT, nulls=False, **options):
    pngs = [png(red) for red in range(ROWS)]
    images = pngs if image_type == pa.binary() else [{"bytes": image, "path": None} for image in pngs]
    labels = [bool(label) for label in LABELS] if label_type == pa.bool_() else list(LABELS)
    table = pa.table({"image": pa.array(images, image_type), "label": pa.array(labels, label_type)},
                     schema=pa.schema([pa.field("image", image_type), pa.field("label", label_type, nullable=nulls)]))
    pq.write_table(table, f"{name}.parquet", row_group_size=8, store_schema=False, **options)


for codec in ["none", "snappy", "gzip", "brotli", "zstd", "lz4"]:
    write(f"v1-{codec}", compression=codec)
write("v2-zstd", compression="zstd", data_page_version="2.0", nulls=True)
write("v1-plain", use_dictionary=False)
write("v1-bool", pa.bool_())
write("v2-bool-rle", pa.bool_(), data_page_version="2.0", use_dictionary=False, column_encoding={"label": "RLE"})
write("v1-uint8", pa.uint8(), pa.binary())
write("v2-int8", pa.int8(), pa.binary(), data_page_version="2.0", nulls=True)
delta = {"image.bytes": "DELTA_LENGTH_BYTE_ARRAY", "label": "DELTA_BINARY_PACKED"}
write("v1-delta-64", use_dictionary=False, column_encoding=delta)
write("v2-delta-32", pa.int32(), data_page_version="2.0", use_dictionary=False, column_encoding=delta, nulls=True)
write("v1-split", pa.int32(), use_dictionary=False, column_encoding={"label": "BYTE_STREAM_SPLIT"})
write("v1-delta-strings", use_dictionary=False, column_encoding={"image.bytes": "DELTA_BYTE_ARRAY"})
