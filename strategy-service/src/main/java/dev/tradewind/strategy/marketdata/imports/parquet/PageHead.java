package dev.tradewind.strategy.marketdata.imports.parquet;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a page.
 *
 * @param bytes of the page in the file
 * @param unpacked bytes of the page when it is unpacked
 * @param crc checksum of the page as it lies in the file; null when the writer made none
 * @param levelBytes of a page of the second version: bytes of levels before the values, which are not packed
 * @param arePacked of a page of the second version: whether its values are packed
 */
record PageHead(
        Kind kind,
        int bytes,
        int unpacked,
        @Nullable Integer crc,
        int values,
        int encoding,
        int levelEncoding,
        int levelBytes,
        boolean arePacked) {
    /** Kinds of pages, in the order of the format's numbers. */
    enum Kind {
        DATA,
        INDEX,
        DICTIONARY,
        DATA_V2
    }

    static final int RLE = 3;

    /** Reads a head at the buffer's position and moves behind it. */
    static PageHead read(ByteBuffer from) throws ParquetProblem {
        return new Reader(new ThriftReader(from)).head();
    }

    private static final class Reader {
        private final ThriftReader in;
        private int values;
        private int encoding = -1;
        private int levelEncoding = RLE;
        private int levelBytes;
        private boolean arePacked = true;

        Reader(ThriftReader in) {
            this.in = in;
        }

        PageHead head() throws ParquetProblem {
            int kind = -1;
            int bytes = -1;
            int unpacked = -1;
            Integer crc = null;
            for (int id = in.field(0); id != 0; id = in.field(id)) {
                switch (id) {
                    case 1 -> kind = in.small();
                    case 2 -> unpacked = in.small();
                    case 3 -> bytes = in.small();
                    case 4 -> crc = in.small();
                    case 5 -> data();
                    case 7 -> dictionary();
                    case 8 -> dataV2();
                    default -> in.skip();
                }
            }
            if (kind < 0 || kind >= Kind.values().length) {
                throw ParquetProblem.notRead("pages of kind " + kind);
            }
            if (bytes < 0 || unpacked < 0 || values < 0 || levelBytes < 0) {
                throw ParquetProblem.damaged("a page has a negative size");
            }
            return new PageHead(
                    Kind.values()[kind], bytes, unpacked, crc, values, encoding, levelEncoding, levelBytes, arePacked);
        }

        private void data() throws ParquetProblem {
            for (int id = in.field(0); id != 0; id = in.field(id)) {
                switch (id) {
                    case 1 -> values = in.small();
                    case 2 -> encoding = in.small();
                    case 3 -> levelEncoding = in.small();
                    default -> in.skip();
                }
            }
        }

        private void dictionary() throws ParquetProblem {
            for (int id = in.field(0); id != 0; id = in.field(id)) {
                switch (id) {
                    case 1 -> values = in.small();
                    case 2 -> encoding = in.small();
                    default -> in.skip();
                }
            }
        }

        private void dataV2() throws ParquetProblem {
            for (int id = in.field(0); id != 0; id = in.field(id)) {
                switch (id) {
                    case 1 -> values = in.small();
                    case 4 -> encoding = in.small();
                    case 5 -> levelBytes = in.small();
                    case 6 -> {
                        if (in.small() != 0) {
                            throw ParquetProblem.damaged("a column that is not nested has repetition levels");
                        }
                    }
                    case 7 -> {
                        if (in.isBool()) {
                            arePacked = in.bool();
                        } else {
                            in.skip();
                        }
                    }
                    default -> in.skip();
                }
            }
        }
    }
}
