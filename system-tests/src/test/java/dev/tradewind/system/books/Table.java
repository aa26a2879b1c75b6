package dev.tradewind.system.books;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a plain SQL query: the judge shares no code with what it judges. */
public final class Table {
    /** One row by column name. */
    public record Row(Map<String, Object> columns) {
        public String text(String column) {
            return String.valueOf(columns.get(column));
        }

        public boolean isNull(String column) {
            return columns.get(column) == null;
        }

        public BigDecimal decimal(String column) {
            Object value = columns.get(column);
            return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
        }

        public long number(String column) {
            return Long.parseLong(text(column));
        }
    }

    private Table() {}

    public static List<Row> read(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet result = statement.executeQuery()) {
            var rows = new ArrayList<Row>();
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                var columns = new LinkedHashMap<String, Object>();
                for (int index = 1; index <= width; index++) {
                    columns.put(result.getMetaData().getColumnLabel(index), result.getObject(index));
                }
                rows.add(new Row(columns));
            }
            return rows;
        }
    }
}
