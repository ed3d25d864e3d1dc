package safar.projection.evidence.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import safar.projection.evidence.Hash;

/** Reads what was committed, over a connection of its own, so that a proof does not wait for a batch that is being added. */
final class EvidenceReader implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final PreparedStatement nodeAt;
    private final PreparedStatement numberAt;
    private final PreparedStatement numbersOf;

    EvidenceReader(Connection connection) throws SQLException {
        this.connection = connection;
        nodeAt = connection.prepareStatement("select hash from node where level = ? and number = ?");
        numberAt = connection.prepareStatement("select number from leaf where stream = ? and sequence = ?");
        numbersOf = connection.prepareStatement("select number from leaf where stream = ? order by sequence");
    }

    Hash node(int level, long number) {
        return all(nodeAt, rows -> Hash.copyOf(rows.getBytes(1)), level, number).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "expected node %d of level %d in the index of evidence, found none".formatted(number, level)));
    }

    Optional<Long> number(String stream, long sequence) {
        return all(numberAt, rows -> rows.getLong(1), stream, sequence).stream().findFirst();
    }

    List<Long> numbers(String stream) {
        return all(numbersOf, rows -> rows.getLong(1), stream);
    }

    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> List<T> all(PreparedStatement select, Row<T> row, Object... parameters) {
        lock.lock();
        try {
            for (var i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new EvidenceException("the index of evidence could not be read", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EvidenceException("the index of evidence could not be closed", e);
        } finally {
            lock.unlock();
        }
    }
}
