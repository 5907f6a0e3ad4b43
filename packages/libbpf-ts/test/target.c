// A process to be probed. Prints the addresses of its functions, then obeys lines of standard input, "<command> <n>":
//   a, b    call that function n times on the main thread      A, B    the same on a second thread
//   s       call slow() once                                    u       fire the USDT probe n times
// and answers each with "done". Ends at the end of its input.
#include <pthread.h>
#include <stdio.h>
#include <sys/sdt.h>

__attribute__((noinline)) long work_a(long argument)
{
	__asm__ volatile("" ::: "memory");
	return argument + 1000;
}

__attribute__((noinline)) long work_b(long argument)
{
	__asm__ volatile("" ::: "memory");
	return argument + 2000;
}

__attribute__((noinline)) long slow(long argument)
{
	__asm__ volatile("" ::: "memory");
	return argument + 3000;
}

struct job {
	char command;
	long times;
};

static void *run(void *data)
{
	struct job *job = data;
	for (long i = 0; i < job->times; i++) {
		switch (job->command) {
		case 'a': case 'A': work_a(i); break;
		case 'b': case 'B': work_b(i); break;
		case 's': slow(i); break;
		case 'u': DTRACE_PROBE1(target, fired, i); break;
		}
	}
	return NULL;
}

int main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("%p %p %p\n", (void *)work_a, (void *)work_b, (void *)slow);
	struct job job;
	while (scanf(" %c %ld", &job.command, &job.times) == 2) {
		if (job.command == 'A' || job.command == 'B') {
			pthread_t thread;
			pthread_create(&thread, NULL, run, &job);
			pthread_join(thread, NULL);
		} else {
			run(&job);
		}
		puts("done");
	}
	return 0;
}
