package safar.projection.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * A claim as a document that its holder counts up. Another node that has seen the same count so many times in a row takes it over; no clocks are compared, and looks that
 * fail count for nobody, so that a server that was away takes the duty from no one.
 */
final class MongoClaim implements Claim {
    private final MongoCollection<BsonDocument> claims;
    private final String duty;
    private final String node;
    private final int patience;
    private final ReentrantLock lock = new ReentrantLock();
    private long seen = -1;
    private int unchanged;

    /** @param patience how many looks in a row see the same count before its holder is thought to be gone */
    MongoClaim(MongoCollection<BsonDocument> claims, String duty, String node, int patience) {
        this.claims = claims;
        this.duty = duty;
        this.node = node;
        this.patience = patience;
    }

    @Override
    public boolean held() {
        lock.lock();
        try {
            BsonDocument found = claims.find(Filters.eq("_id", duty)).first();
            if (found == null) {
                return begun();
            }
            long count = found.getInt64("count").getValue();
            String holder = found.getString("holder").getValue();
            unchanged = count == seen ? unchanged + 1 : 0;
            seen = count;
            boolean mine = holder.equals(node);
            return (mine || holder.isEmpty() || unchanged >= patience) && taken(count);
        } finally {
            lock.unlock();
        }
    }

    private boolean begun() {
        try {
            claims.insertOne(new BsonDocument("_id", new BsonString(duty))
                    .append("holder", new BsonString(node))
                    .append("count", new BsonInt64(1)));
            seen = 1;
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Only one can count on from where it was. */
    private boolean taken(long count) {
        boolean taken =
                claims.updateOne(at(count), Updates.combine(Updates.set("holder", node), Updates.inc("count", 1L)))
                                .getMatchedCount()
                        == 1;
        seen = taken ? count + 1 : seen;
        unchanged = 0;
        return taken;
    }

    private Bson at(long count) {
        return Filters.and(Filters.eq("_id", duty), Filters.eq("count", count));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            claims.updateOne(
                    Filters.and(Filters.eq("_id", duty), Filters.eq("holder", node)), Updates.set("holder", ""));
        } finally {
            lock.unlock();
        }
    }
}
