package dev.tradewind.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Decimals leave as plain strings, so that no reader turns them into binary floats. */
final class DecimalAsString extends StdSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    DecimalAsString() {
        super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeString(value.toPlainString());
    }
}
