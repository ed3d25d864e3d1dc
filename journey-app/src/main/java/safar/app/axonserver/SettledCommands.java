package safar.app.axonserver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Sends commands to whichever node takes them; an answer comes once this node's copy of the events has what came of it. */
@SuppressWarnings("TypeParameterUnusedInFormals") // so it is in the gateway
final class SettledCommands implements CommandGateway {

    private final CommandGateway commands;
    private final CaughtUp copy;

    SettledCommands(CommandGateway commands, CaughtUp copy) {
        this.commands = commands;
        this.copy = copy;
    }

    @Override
    public <R> CompletableFuture<R> send(Object command) {
        return commands.<R>send(command).thenApplyAsync(this::settled);
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        commands.<C, R>send(command, callback);
    }

    @Override
    public <R> R sendAndWait(Object command) {
        return settled(commands.<R>sendAndWait(command));
    }

    @Override
    public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
        return settled(commands.<R>sendAndWait(command, timeout, unit));
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return commands.registerDispatchInterceptor(interceptor);
    }

    private <R> R settled(R answer) {
        copy.await();
        return answer;
    }
}
