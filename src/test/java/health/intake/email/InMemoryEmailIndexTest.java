package health.intake.email;

class InMemoryEmailIndexTest implements EmailIndexContract {

    private final InMemoryEmailIndex index = new InMemoryEmailIndex();

    @Override
    public EmailIndex index() {
        return index;
    }
}
